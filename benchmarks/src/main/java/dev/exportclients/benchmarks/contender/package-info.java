/** The programs that race: exportctl, curl, the JDK's client, Feign and the vendor's SDK. */
package dev.exportclients.benchmarks.contender;

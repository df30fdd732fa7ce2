/**
 * The programs that race: exportctl, curl, the JDK's client, Feign and the vendor's SDK. Each
 * fetches the same file in the same way and says what it got. May use {@code server}, and of our
 * clients the public API only.
 */
package dev.exportclients.benchmarks.contender;

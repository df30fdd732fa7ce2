/** What a program on the module path meets. */
package dev.exportclients.contract.modules;

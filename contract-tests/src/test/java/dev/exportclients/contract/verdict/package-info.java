/** What was verified against what, as a file. */
package dev.exportclients.contract.verdict;

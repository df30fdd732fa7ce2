/** Who may use whom, and what alone may send. */
package dev.exportclients.architecture;

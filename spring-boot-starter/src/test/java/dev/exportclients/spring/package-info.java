@NullMarked
package dev.exportclients.spring;

import org.jspecify.annotations.NullMarked;

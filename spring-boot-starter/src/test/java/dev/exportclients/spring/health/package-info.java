@NullMarked
package dev.exportclients.spring.health;

import org.jspecify.annotations.NullMarked;

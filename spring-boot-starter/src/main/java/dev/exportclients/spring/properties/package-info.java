/**
 * The properties below {@code export-clients}, as Spring Boot binds them, and what is said of one
 * that is unusable. Sees no client.
 */
@NullMarked
package dev.exportclients.spring.properties;

import org.jspecify.annotations.NullMarked;

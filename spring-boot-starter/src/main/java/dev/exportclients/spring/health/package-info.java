/**
 * Whether the providers accept the credentials, for the health of Spring Boot's actuator: one
 * decision, and an adapter for each Boot. Sees no client.
 */
@NullMarked
package dev.exportclients.spring.health;

import org.jspecify.annotations.NullMarked;

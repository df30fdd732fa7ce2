/**
 * Clients as beans of a Spring Boot application. An application may define a {@link
 * dev.exportclients.spring.ClientSettingsCustomizer}, and any bean in place of one of ours.
 */
@NullMarked
package dev.exportclients.spring;

import org.jspecify.annotations.NullMarked;

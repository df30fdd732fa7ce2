package dev.exportclients.spring.health;

/**
 * How to find out whether a provider accepts a client's credentials. Each such bean is a part of
 * the actuator's health.
 *
 * @param provider its name
 * @param check throws what is wrong
 */
public record CredentialCheck(String provider, Runnable check) {}

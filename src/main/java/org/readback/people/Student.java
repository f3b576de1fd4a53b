package org.readback.people;

/** A student of a class, as lists show them. */
public record Student(long id, String name, String signInName) {}

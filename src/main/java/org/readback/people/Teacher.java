package org.readback.people;

/** A teacher of the school, as lists show them. */
record Teacher(long id, String name, String signInName) {}

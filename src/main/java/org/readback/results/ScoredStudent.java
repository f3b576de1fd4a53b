package org.readback.results;

/** A student with the attempt that counts. */
record ScoredStudent(long person, String name, long attempt) {}

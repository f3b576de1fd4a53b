package org.readback.results;

/** A student with the attempt that counts. */
record Taker(long person, String name, long attempt) {}

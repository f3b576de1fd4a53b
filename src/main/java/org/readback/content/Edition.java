package org.readback.content;

/** An immutable version of a quiz. */
public record Edition(long id, Quiz quiz) {}

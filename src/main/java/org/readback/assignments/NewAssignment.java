package org.readback.assignments;

/** What a teacher gives to a class, before it has an id. */
public record NewAssignment(long classId, long editionId, Rules rules) {}

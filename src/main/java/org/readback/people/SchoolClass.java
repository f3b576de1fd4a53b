package org.readback.people;

/**
 * A class of students with its teachers.
 *
 * @param joinCode eight letters and digits by which students enrol themselves
 * @param joinable false while the teacher keeps the code closed
 */
public record SchoolClass(long id, String name, String joinCode, boolean joinable) {}

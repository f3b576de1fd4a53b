/**
 * Who uses Readback: persons and their roles, sign-in and sessions, classes and enrolments.
 * Promises that nobody is signed in but through a session row, and that a teacher reaches only their own classes.
 * Start with {@link org.readback.people.Viewer} and {@link org.readback.people.Classes}.
 */
package org.readback.people;

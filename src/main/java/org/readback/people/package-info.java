/**
 * The people of the school: persons and their accounts, classes, enrolments, sign-in slips, and their pages.
 * Promises that a teacher reaches only their own classes, and that who is removed from a class stays out of it.
 * Start with {@link org.readback.people.People} and {@link org.readback.people.Classes}.
 */
package org.readback.people;

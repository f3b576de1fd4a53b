/**
 * The people of the school: persons and their accounts, classes, enrolments, sign-in slips, and their pages.
 * Promises that a teacher reaches only their own classes, and that who is removed from a class stays out of it.
 * Pages read records; an entity is loaded only in a transaction, to be changed, since one that was read before may be out of date.
 * Start with {@link org.readback.people.People} and {@link org.readback.people.Classes}.
 */
package org.readback.people;

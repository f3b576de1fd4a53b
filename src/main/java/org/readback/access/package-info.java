/**
 * Who is signed in: sign-in, sessions, passwords, limits on guessing, sealed cookies, and forms that act once.
 * Promises that nobody is signed in but through a session row, and that nobody can lock others out. Reads the table of persons.
 * Start with {@link org.readback.access.SignIn} and {@link org.readback.access.SignedIn}.
 */
package org.readback.access;

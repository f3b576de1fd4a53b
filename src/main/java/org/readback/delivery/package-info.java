/**
 * Attempts at assignments and the answers in them: starting, saving, submitting, marking, and feedback.
 * Promises that an acknowledged answer is in the database, that an attempt is submitted once, and that keys and
 * evidence leave the server only when the assignment's policy says so.
 * Start with {@link org.readback.delivery.Attempts}.
 */
package org.readback.delivery;

/**
 * What a question asks for and what a response to it is worth: pure Java, no framework, no clock, no database.
 * Promises that the same task and the same response give the same mark for ever.
 * Start with {@link org.readback.grading.Task}.
 */
package org.readback.grading;

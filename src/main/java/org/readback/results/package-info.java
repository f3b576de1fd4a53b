/**
 * What came of assignments: gradebook, what a class answered to each question, a student's progress, and their exports.
 * Promises to write nothing, to count only what {@code counted_attempt} counts, and a fixed number of queries a page.
 * Start with {@link org.readback.results.Scores} for what is read and {@link org.readback.results.Tally} for what is
 * made of it.
 */
package org.readback.results;

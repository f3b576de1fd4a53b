/**
 * How passages, questions and marked attempts look, and the library of quizzes. Keeps no state.
 * Promises that {@link org.readback.reading.QuestionView} has nothing in it that says what is right.
 * Start with {@link org.readback.reading.QuestionView} and {@link org.readback.reading.AttemptReport}.
 */
package org.readback.reading;

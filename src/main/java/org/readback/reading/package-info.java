/**
 * How passages, questions and marked attempts look, and the library of quizzes. Keeps no state.
 * Promises that what {@link org.readback.reading.QuizHtml#question} makes has nothing in it that says what is right.
 * Start with {@link org.readback.reading.QuizHtml}.
 */
package org.readback.reading;

/**
 * Passages, quizzes and their immutable editions: reading the files of quizzes/, lint, and what is kept in PostgreSQL.
 * Promises that an edition never changes, and that what lint passed can be delivered and marked.
 * Start with {@link org.readback.content.Quiz} and {@link org.readback.content.Editions}.
 */
package org.readback.content;

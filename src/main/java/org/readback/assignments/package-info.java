/**
 * Quizzes given to classes, and what single students get beyond: who may start when, until when, and what they see. Promises that
 * what decides a deadline changes only together with the deadlines of the attempts that are running.
 * Start with {@link org.readback.assignments.AccessPolicy} and {@link org.readback.assignments.Assignments}.
 */
package org.readback.assignments;

/**
 * Tiny types, the clock, plain SQL and what requests are answered with, which every feature shares.
 * Promises to depend on nothing of Readback's own.
 * Start with {@link org.readback.kernel.Mark}.
 */
package org.readback.kernel;

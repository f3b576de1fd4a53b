/**
 * How Readback is started and stopped: the command line, the PostgreSQL that it brings along, what is checked before.
 * Promises that a start which cannot work ends in one message that names the mend, and that a stop leaves nothing behind.
 * Start with {@link org.readback.start.Main} and {@link org.readback.start.EmbeddedDatabase}.
 */
package org.readback.start;

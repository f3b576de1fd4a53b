/**
 * Assignments while they run: the teacher's live page, and what open pages are told by server-sent events.
 * Promises that what it asks the database does not depend on how many pages are open.
 * Start with {@link org.readback.live.LivePages}.
 */
package org.readback.live;

package org.readback.people;

/**
 * By what the tries at an account are counted and queued: by the browser, if it has signed in to this account before, else by
 * the network address.
 *
 * @param who the id of the browser, or the address
 */
record Lane(boolean known, String who) {}

package org.readback.access;

/**
 * By whom the memory is counted that requests take before they are answered.
 *
 * @param name the session, else the browser, else the network address, in words that no other of them has
 * @param known whether it is a session or a browser that has signed in here; strangers share less
 */
public record Origin(String name, boolean known) {}

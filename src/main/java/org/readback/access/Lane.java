package org.readback.access;

/**
 * By what the tries at an account are counted and queued: by the browser, if it has signed in to this account before, else by
 * the network address.
 *
 * @param account a possible sign-in name, whether or not somebody has it
 * @param who the id of the browser, or the address
 */
record Lane(String account, boolean known, String who) {
    /**
     * Whose turn it is in the queue. Whoever has an account can have as many browsers that know it as they like: all of them
     * together take one turn.
     */
    String sender() {
        return known ? account : who;
    }
}

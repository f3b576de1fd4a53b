package org.readback.access;

import java.util.UUID;

/**
 * A form that has come in. The id is the sender's to choose: it says nothing without the action and the sender.
 *
 * @param sender the signed-in person, or else the browser, in words that nobody else can have
 */
public record FormUse(FormAction action, String sender, UUID id) {}

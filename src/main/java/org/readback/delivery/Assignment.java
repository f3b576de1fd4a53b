package org.readback.delivery;

/**
 * A quiz given to a class.
 *
 * @param withdrawn true once the teacher has taken it back: nobody starts it any more, running attempts go on
 */
public record Assignment(long id, long classId, long editionId, Rules rules, boolean withdrawn) {}

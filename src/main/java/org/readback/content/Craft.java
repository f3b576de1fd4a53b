package org.readback.content;

import java.util.List;

/** How good questions are written. Only lint checks these rules; a reading does not. */
final class Craft {
    /** Over one quiz. */
    static final List<Rule<Draft>> RULES = List.of();

    /** Over the quizzes of one passage. */
    static final List<Rule<Shelf.Folder>> FOLDER_RULES = List.of();

    private Craft() {}
}

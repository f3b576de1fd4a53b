package org.readback.kernel;

import java.util.Optional;

/** What is known of the language of the one who sent the request. Both are tags; of a stranger there are none. */
public interface LanguageChoice {
    Optional<String> ofPerson();

    Optional<String> ofSchool();
}

package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import org.readback.access.SignIn;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;

/** What names must be, said beside the field. */
@ApplicationScoped
class FormChecks {
    private final People people;
    private final PeopleMessages messages;

    FormChecks(People people, ReaderLanguage language) {
        this.people = people;
        this.messages = language.messages(PeopleMessages.class);
    }

    /** A name of a person or class. @param name tidy */
    void name(String field, String name, Faults faults) {
        Names.flaw(name)
                .map(flaw -> flaw == Names.Flaw.MISSING
                        ? messages.nameMissing()
                        : messages.nameTooLong(Names.length(name), Names.LONGEST))
                .ifPresent(message -> faults.add(field, message));
    }

    /** @param name tidy */
    void schoolName(String field, String name, Faults faults) {
        if (name.isEmpty()) {
            faults.add(field, messages.schoolNameMissing());
        } else {
            name(field, name, faults);
        }
    }

    /** @param displayName for the proposal if the name is taken */
    void newSignInName(String field, String signInName, String displayName, Faults faults) {
        if (signInName.isEmpty()) {
            faults.add(field, messages.signInNameMissing());
        } else if (!SignIn.isName(signInName)) {
            faults.add(field, messages.signInNameForm());
        } else if (people.taken(signInName)) {
            faults.add(field, messages.signInNameTaken(people.proposal(displayName)));
        }
    }
}

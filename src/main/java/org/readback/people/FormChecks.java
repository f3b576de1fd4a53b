package org.readback.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.readback.kernel.Faults;

/** What names and passwords must be, said beside the field. */
@ApplicationScoped
class FormChecks {
    private final People people;
    private final PeopleMessages messages;

    FormChecks(People people, PeopleMessages messages) {
        this.people = people;
        this.messages = messages;
    }

    /** A name of a person, class or school. @param name tidy */
    void name(String field, String name, Faults faults) {
        Names.flaw(name)
                .map(flaw -> flaw == Names.Flaw.MISSING
                        ? messages.nameMissing()
                        : messages.nameTooLong(Names.length(name), Names.LONGEST))
                .ifPresent(message -> faults.add(field, message));
    }

    /** @param displayName for the proposal if the name is taken */
    void newSignInName(String field, String signInName, String displayName, Faults faults) {
        if (signInName.isEmpty()) {
            faults.add(field, messages.signInNameMissing());
        } else if (!SignInNames.FORM.matcher(signInName).matches()) {
            faults.add(field, messages.signInNameForm());
        } else if (people.taken(signInName)) {
            faults.add(field, messages.signInNameTaken(people.proposal(displayName)));
        }
    }

    /**
     * A new password, typed twice in the fields {@code password} and {@code again}.
     *
     * @param about names that somebody would try first: the person's, the school's, the class's
     */
    void newPassword(String password, String again, Collection<String> about, Faults faults) {
        if (password == null || password.isEmpty()) {
            faults.add("password", messages.newPasswordMissing(Passwords.SHORTEST));
            return;
        }
        Passwords.flaw(password, about)
                .map(flaw -> switch (flaw) {
                    case SHORT -> messages.passwordShort(Passwords.SHORTEST);
                    case LONG -> messages.passwordLong();
                    case NAMES -> messages.passwordNames();
                    case COMMON -> messages.passwordCommon();
                })
                .ifPresent(message -> faults.add("password", message));
        if (!password.equals(again)) {
            faults.add("again", messages.passwordsDiffer());
        }
    }
}

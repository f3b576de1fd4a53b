package org.readback.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;

/** What a new password must be, said beside the field. */
@ApplicationScoped
public class PasswordRules {
    private final AccessMessages messages;

    PasswordRules(ReaderLanguage language) {
        this.messages = language.messages(AccessMessages.class);
    }

    /**
     * A new password, typed twice in the fields {@code password} and {@code again}.
     *
     * @param about names that somebody would try first: the person's, the school's, the class's
     */
    public void check(String password, String again, Collection<String> about, Faults faults) {
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

package org.readback.people;

import java.time.Instant;
import java.util.Optional;
import org.readback.kernel.SchoolTime;

/** What there is to know of an account, in a few words. */
final class AccountState {
    private AccountState() {}

    static String of(Classes.Member member, PeopleMessages messages, SchoolTime time) {
        return of(member.signedInAt(), member.ownPassword(), member.slipMade(), messages, time);
    }

    static String of(People.Person person, PeopleMessages messages, SchoolTime time) {
        return of(person.signedInAt(), person.ownPassword(), person.slipMade(), messages, time);
    }

    private static String of(
            Optional<Instant> signedInAt,
            boolean ownPassword,
            boolean slipMade,
            PeopleMessages messages,
            SchoolTime time) {
        if (signedInAt.isPresent()) {
            return messages.lastSignedIn(time.dayAndTime(signedInAt.get()));
        }
        if (slipMade) {
            return messages.slipNotUsed();
        }
        return ownPassword ? messages.neverSignedIn() : messages.noSlipYet();
    }
}

package org.readback.people;

import org.readback.kernel.SchoolTime;

/** What there is to know of an account, in a few words. */
final class AccountState {
    private AccountState() {}

    static String of(Account account, PeopleMessages messages, SchoolTime time) {
        if (account.signedInAt() != null) {
            return messages.lastSignedIn(time.dayAndTime(account.signedInAt()));
        }
        if (account.slipMade()) {
            return messages.slipNotUsed();
        }
        return account.ownPassword() ? messages.neverSignedIn() : messages.noSlipYet();
    }
}

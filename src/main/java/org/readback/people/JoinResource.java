package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.readback.access.CodeTries;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.NewAccountTries;
import org.readback.access.PasswordQueue;
import org.readback.access.PasswordRules;
import org.readback.access.Passwords;
import org.readback.access.SignIn;
import org.readback.access.SignedIn;
import org.readback.access.Viewer;
import org.readback.access.WaitText;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

/** How students enrol themselves: a code leads to the class, and a new account is made on the way if there is none. */
@Path("/join")
class JoinResource {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance joinCodeForm(String code, Faults faults);

        static native TemplateInstance join(
                Classes.OpenClass open, Viewer viewer, JoinForm join, UUID form, Faults faults);
    }

    public static class JoinForm {
        @FormParam("code")
        String code;

        @FormParam("name")
        String name;

        @FormParam("signInName")
        String signInName;

        @FormParam("password")
        String password;

        @FormParam("again")
        String again;

        @FormParam("form")
        String form;

        public String name() {
            return Names.tidy(name);
        }

        public String signInName() {
            return SignIn.tidy(signInName);
        }
    }

    private final Classes classes;
    private final People people;
    private final SignIn signIn;
    private final SignedIn signedIn;
    private final PasswordQueue queue;
    private final CodeTries tries;
    private final HandledForms forms;
    private final FormChecks checks;
    private final PasswordRules passwordRules;
    private final PeopleMessages messages;
    private final NewAccountTries newAccounts;
    private final WaitText waits;
    private final Clock clock;

    JoinResource(
            Classes classes,
            People people,
            SignIn signIn,
            SignedIn signedIn,
            PasswordQueue queue,
            CodeTries tries,
            HandledForms forms,
            FormChecks checks,
            PasswordRules passwordRules,
            ReaderLanguage language,
            NewAccountTries newAccounts,
            WaitText waits,
            Clock clock) {
        this.classes = classes;
        this.people = people;
        this.signIn = signIn;
        this.signedIn = signedIn;
        this.queue = queue;
        this.tries = tries;
        this.forms = forms;
        this.checks = checks;
        this.passwordRules = passwordRules;
        this.messages = language.messages(PeopleMessages.class);
        this.newAccounts = newAccounts;
        this.waits = waits;
        this.clock = clock;
    }

    @GET
    public Response form(@QueryParam("code") String code) {
        if (code == null || code.isBlank()) {
            return Replies.page(Templates.joinCodeForm("", Faults.none()));
        }
        var found = find(code);
        return found.open().isEmpty() ? refused(code, found) : Replies.page(page(found, new JoinForm(), Faults.none()));
    }

    @POST
    @Blocking
    public Uni<Response> join(@BeanParam JoinForm join) {
        var found = find(join.code == null ? "" : join.code);
        if (found.open().isPresent() && signedIn.find().isEmpty()) {
            return queue.take(join.signInName, () -> makeAccount(found, join), () -> busy(found, join));
        }
        return Uni.createFrom().item(join(found, join));
    }

    private Response busy(Found found, JoinForm join) {
        var faults = Faults.none();
        faults.add("name", waits.queueFull());
        return Replies.tooMany(page(found, join, faults), PasswordQueue.A_MOMENT);
    }

    /** Whoever has an account. */
    private Response join(Found found, JoinForm join) {
        if (found.open().isEmpty()) {
            return refused(join.code == null ? "" : join.code, found);
        }
        var student = signedIn.find().filter(Viewer::student);
        if (student.isEmpty()) {
            return Replies.refused(page(found, join, Faults.none()));
        }
        var joining = classes.join(student.get(), found.open().get(), clock.instant());
        return joining == Classes.Joining.JOINED
                ? Replies.to("/home?done=joined")
                : refused(found, join, "join", joining);
    }

    private Response refused(Found found, JoinForm join, String field, Classes.Joining why) {
        if (why == Classes.Joining.CLOSED) {
            return refused(join.code, new Found(Optional.empty(), Duration.ZERO));
        }
        var faults = Faults.none();
        faults.add(
                field,
                why == Classes.Joining.FULL
                        ? messages.joinFull(Classes.MOST_BY_JOINING)
                        : messages.joinRemoved(found.open().orElseThrow().name()));
        return Replies.refused(page(found, join, faults));
    }

    private Response makeAccount(Found found, JoinForm join) {
        var now = clock.instant();
        var form = forms.read(join.form, FormAction.JOIN);
        var before = people.madeBy(form);
        if (before.isPresent()) {
            return pressedTwice(before.get(), found, join);
        }
        var faults = Faults.none();
        checks.name("name", join.name(), faults);
        if (join.signInName().isEmpty() && !faults.any()) {
            join.signInName = people.proposal(join.name());
            faults.add("signInName", messages.signInNameProposed(join.signInName));
        } else {
            checks.newSignInName("signInName", join.signInName(), join.name(), faults);
        }
        passwordRules.check(
                join.password,
                join.again,
                List.of(
                        join.signInName(),
                        join.name(),
                        found.open().get().name(),
                        found.open().get().schoolName()),
                faults);
        if (faults.any()) {
            return Replies.refused(page(found, join, faults));
        }
        var wait = newAccounts.take(now);
        if (!wait.isZero()) {
            faults.add("name", waits.of(wait, messages::newAccountsWaitSeconds, messages::newAccountsWaitMinutes));
            return Replies.tooMany(page(found, join, faults), wait);
        }
        var hash = Passwords.hash(join.password);
        var newcomer = classes.joinNew(found.open().get(), join.name(), join.signInName(), hash, form, now);
        if (newcomer.made().isPresent()) {
            return signedIn(newcomer.made().get());
        }
        newAccounts.notMade();
        if (newcomer.refused().isPresent()) {
            return refused(found, join, "name", newcomer.refused().get());
        }
        var meanwhile = people.madeBy(form);
        if (meanwhile.isPresent()) {
            return pressedTwice(meanwhile.get(), found, join);
        }
        checks.newSignInName("signInName", join.signInName(), join.name(), faults);
        return Replies.refused(page(found, join, faults));
    }

    /** The second answer, which the browser shows, must sign in as well: like any other sign-in, and to no other account. */
    private Response pressedTwice(long made, Found found, JoinForm join) {
        var outcome = signIn.check(join.signInName(), join.password == null ? "" : join.password, clock.instant());
        if (outcome.pause().isPresent()) {
            var wait = outcome.pause().get();
            var faults = Faults.none();
            faults.add("name", waits.tooManyPasswords(wait));
            return Replies.tooMany(page(found, join, faults), wait);
        }
        return outcome.personId().filter(id -> id == made).isPresent() ? signedIn(made) : Replies.to("/sign-in");
    }

    private Response signedIn(long personId) {
        return Response.seeOther(URI.create("/account?done=joined"))
                .cookie(signIn.open(personId, clock.instant()))
                .build();
    }

    private record Found(Optional<Classes.OpenClass> open, Duration pause) {}

    /** Looks a code up, not too often from one address or for one person: it must not be found by trying. */
    private Found find(String code) {
        var viewer = signedIn.find();
        var wait = tries.take(CodeTries.Kind.JOIN, clock.instant());
        if (!wait.isZero()) {
            return new Found(Optional.empty(), wait);
        }
        var open = classes.byCode(code)
                .filter(found -> viewer.isEmpty() || viewer.get().schoolId() == found.schoolId());
        if (open.isPresent()) {
            tries.right(CodeTries.Kind.JOIN);
        }
        return new Found(open, wait);
    }

    private Response refused(String code, Found found) {
        var faults = Faults.none();
        var shown = code.substring(0, Math.min(20, code.length()));
        if (!found.pause().isZero()) {
            faults.add("code", waits.of(found.pause(), messages::codeWaitSeconds, messages::codeWaitMinutes));
            return Replies.tooMany(Templates.joinCodeForm(shown, faults), found.pause());
        }
        faults.add("code", messages.joinCodeUnknown());
        return Replies.refused(Templates.joinCodeForm(shown, faults));
    }

    private TemplateInstance page(Found found, JoinForm join, Faults faults) {
        return Templates.join(
                found.open().orElseThrow(), signedIn.find().orElse(null), join, HandledForms.fresh(), faults);
    }
}

package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.readback.access.CodeTries;
import org.readback.access.PasswordRules;
import org.readback.access.Passwords;
import org.readback.access.SignIn;
import org.readback.access.Viewers;
import org.readback.access.WaitText;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

@Path("/set-up")
class SetUpResource {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance setUp(SetUpForm form, Faults faults);
    }

    public static class SetUpForm {
        @FormParam("code")
        String code;

        @FormParam("school")
        String school;

        @FormParam("name")
        String name;

        @FormParam("signInName")
        String signInName;

        @FormParam("password")
        String password;

        @FormParam("again")
        String again;

        public String code() {
            return code == null ? "" : code;
        }

        public String school() {
            return Names.tidy(school);
        }

        public String name() {
            return Names.tidy(name);
        }

        public String signInName() {
            return SignIn.tidy(signInName);
        }
    }

    private final SetUp setUp;
    private final Viewers viewers;
    private final SignIn signIn;
    private final CodeTries tries;
    private final FormChecks checks;
    private final PasswordRules passwordRules;
    private final WaitText waits;
    private final PeopleMessages messages;
    private final Clock clock;

    SetUpResource(
            SetUp setUp,
            Viewers viewers,
            SignIn signIn,
            CodeTries tries,
            FormChecks checks,
            PasswordRules passwordRules,
            WaitText waits,
            ReaderLanguage language,
            Clock clock) {
        this.setUp = setUp;
        this.viewers = viewers;
        this.signIn = signIn;
        this.tries = tries;
        this.checks = checks;
        this.passwordRules = passwordRules;
        this.waits = waits;
        this.messages = language.messages(PeopleMessages.class);
        this.clock = clock;
    }

    @GET
    public Response form() {
        return viewers.setUpNeeded() ? Replies.page(Templates.setUp(new SetUpForm(), Faults.none())) : Replies.to("/");
    }

    @POST
    public Response make(@BeanParam SetUpForm form) {
        if (!viewers.setUpNeeded()) {
            return Replies.to("/");
        }
        var now = clock.instant();
        var faults = Faults.none();
        var wait = tries.take(CodeTries.Kind.SET_UP, now);
        if (!wait.isZero()) {
            faults.add("code", waits.of(wait, messages::codeWaitSeconds, messages::codeWaitMinutes));
            return Replies.tooMany(Templates.setUp(form, faults), wait);
        }
        if (setUp.right(form.code())) {
            tries.right(CodeTries.Kind.SET_UP);
        } else {
            faults.add("code", messages.setUpCodeWrong());
        }
        checks.schoolName("school", form.school(), faults);
        checks.name("name", form.name(), faults);
        checks.newSignInName("signInName", form.signInName(), form.name(), faults);
        passwordRules.check(form.password, form.again, List.of(form.signInName(), form.name(), form.school()), faults);
        if (faults.any()) {
            return Replies.refused(Templates.setUp(form, faults));
        }
        var made = setUp.make(
                form.code(), form.school(), form.name(), form.signInName(), Passwords.hash(form.password), now);
        return made.map(id -> Response.seeOther(URI.create("/people?done=set-up"))
                        .cookie(signIn.open(id, now))
                        .build())
                .orElseGet(() -> Replies.to("/"));
    }
}

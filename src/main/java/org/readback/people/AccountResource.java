package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readback.access.PasswordQueue;
import org.readback.access.PasswordRules;
import org.readback.access.Passwords;
import org.readback.access.SignIn;
import org.readback.access.SignedIn;
import org.readback.access.Viewer;
import org.readback.access.WaitText;
import org.readback.kernel.Faults;
import org.readback.kernel.Language;
import org.readback.kernel.Languages;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

@Path("/account")
@Authenticated
class AccountResource {
    private static final Set<String> FONTS = Set.of("standard", "hyperlegible");

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance account(
                Viewer viewer, String role, List<SchoolClass> classes, List<Language> languages, Faults faults);

        static native TemplateInstance choosePassword(Viewer viewer, Faults faults);
    }

    private final SignedIn signedIn;
    private final SignIn signIn;
    private final PasswordQueue queue;
    private final People people;
    private final Classes classes;
    private final PasswordRules passwordRules;
    private final WaitText waits;
    private final Languages languages;
    private final PeopleMessages messages;
    private final Clock clock;

    AccountResource(
            SignedIn signedIn,
            SignIn signIn,
            PasswordQueue queue,
            People people,
            Classes classes,
            PasswordRules passwordRules,
            WaitText waits,
            Languages languages,
            ReaderLanguage language,
            Clock clock) {
        this.signedIn = signedIn;
        this.signIn = signIn;
        this.queue = queue;
        this.people = people;
        this.classes = classes;
        this.passwordRules = passwordRules;
        this.waits = waits;
        this.languages = languages;
        this.messages = language.messages(PeopleMessages.class);
        this.clock = clock;
    }

    @GET
    public Response account() {
        return Replies.page(page(Faults.none()));
    }

    @GET
    @Path("password")
    public Response password() {
        return signedIn.viewer().mustChoosePassword()
                ? Replies.page(Templates.choosePassword(signedIn.viewer(), Faults.none()))
                : Replies.to("/account");
    }

    @POST
    @Path("password")
    @Blocking
    public Uni<Response> choose(
            @FormParam("current") String current,
            @FormParam("password") String password,
            @FormParam("again") String again,
            @CookieParam(SignIn.COOKIE) String token) {
        var viewer = signedIn.viewer();
        return queue.take(
                viewer.signInName(), () -> chosen(viewer, current, password, again, token), () -> busy(viewer));
    }

    private Response busy(Viewer viewer) {
        var faults = Faults.none();
        faults.add("password", waits.queueFull());
        return Replies.tooMany(passwordForm(viewer, faults), PasswordQueue.A_MOMENT);
    }

    private Response chosen(Viewer viewer, String current, String password, String again, String token) {
        var faults = Faults.none();
        if (!viewer.mustChoosePassword()) {
            var outcome = signIn.check(viewer.signInName(), current == null ? "" : current, clock.instant());
            if (outcome.pause().isPresent()) {
                var wait = outcome.pause().get();
                faults.add("current", waits.tooManyPasswords(wait));
                return Replies.tooMany(passwordForm(viewer, faults), wait);
            }
            if (outcome.personId().isEmpty()) {
                faults.add("current", messages.currentPasswordWrong());
            }
        }
        passwordRules.check(password, again, about(viewer), faults);
        if (!faults.any()
                && (viewer.mustChoosePassword()
                        ? people.isSlip(viewer.id(), password)
                        : Passwords.same(current, password))) {
            faults.add("password", messages.passwordSame());
        }
        if (faults.any()) {
            return signIn.lasts(token, clock.instant())
                    ? Replies.refused(passwordForm(viewer, faults))
                    : changedBefore(viewer, password);
        }
        return people.changePassword(viewer.id(), Passwords.hash(password), token)
                ? changed(viewer)
                : changedBefore(viewer, password);
    }

    /** What others know of the person. */
    private List<String> about(Viewer viewer) {
        var about = new ArrayList<>(List.of(viewer.signInName(), viewer.name(), viewer.schoolName()));
        (viewer.teacher() ? classes.taughtBy(viewer.id()) : classes.of(viewer.id()))
                .forEach(schoolClass -> about.add(schoolClass.name()));
        return about;
    }

    /** The button was pressed twice: the second answer, which the browser shows, must sign in as well. */
    private Response changedBefore(Viewer viewer, String password) {
        var outcome = signIn.check(viewer.signInName(), password == null ? "" : password, clock.instant());
        return outcome.personId().isPresent() ? changed(viewer) : Replies.to("/sign-in");
    }

    /** With a new session: the token of the old one may be known to somebody who knew the old password. */
    private Response changed(Viewer viewer) {
        return Response.seeOther(URI.create(viewer.mustChoosePassword() ? "/" : "/account?done=password"))
                .cookie(signIn.open(viewer.id(), clock.instant()))
                .build();
    }

    private TemplateInstance passwordForm(Viewer viewer, Faults faults) {
        return viewer.mustChoosePassword() ? Templates.choosePassword(viewer, faults) : page(faults);
    }

    @POST
    @Path("font")
    public Response font(@FormParam("font") String font) {
        if (font == null || !FONTS.contains(font)) {
            throw new BadRequestException();
        }
        people.setFont(signedIn.viewer().id(), font);
        return Replies.to("/account?done=font");
    }

    @POST
    @Path("language")
    public Response language(@FormParam("language") String tag) {
        var chosen = Optional.ofNullable(tag).filter(typed -> !typed.isEmpty());
        if (chosen.isPresent() && languages.find(tag).isEmpty()) {
            throw new BadRequestException();
        }
        people.setLanguage(signedIn.viewer().id(), chosen.orElse(null));
        return Replies.to("/account?done=language");
    }

    @POST
    @Path("sign-outs")
    public Response signOutEverywhere(@CookieParam(SignIn.COOKIE) String token) {
        people.signOutEverywhere(signedIn.viewer().id());
        return Response.seeOther(URI.create("/sign-in?done=signed-out-everywhere"))
                .cookie(signIn.close(token))
                .build();
    }

    private TemplateInstance page(Faults faults) {
        var viewer = signedIn.viewer();
        return Templates.account(
                viewer,
                viewer.role().code(),
                viewer.student() ? classes.of(viewer.id()) : List.of(),
                languages.all(),
                faults);
    }
}

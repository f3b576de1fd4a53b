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
import java.util.List;
import java.util.Set;
import org.readback.kernel.Faults;

@Path("/account")
@Authenticated
public class AccountResource {
    private static final Set<String> FONTS = Set.of("standard", "hyperlegible");

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance account(Viewer viewer, String role, List<SchoolClass> classes, Faults faults);

        static native TemplateInstance choosePassword(Viewer viewer, Faults faults);
    }

    private final SignedIn signedIn;
    private final SignIn signIn;
    private final Turns turns;
    private final People people;
    private final Classes classes;
    private final FormChecks checks;
    private final PeopleMessages messages;
    private final Clock clock;

    AccountResource(
            SignedIn signedIn,
            SignIn signIn,
            Turns turns,
            People people,
            Classes classes,
            FormChecks checks,
            PeopleMessages messages,
            Clock clock) {
        this.signedIn = signedIn;
        this.signIn = signIn;
        this.turns = turns;
        this.people = people;
        this.classes = classes;
        this.checks = checks;
        this.messages = messages;
        this.clock = clock;
    }

    @GET
    public Response account() {
        return Answers.page(page(Faults.none()));
    }

    @GET
    @Path("password")
    public Response password() {
        return signedIn.viewer().mustChoosePassword()
                ? Answers.page(Templates.choosePassword(signedIn.viewer(), Faults.none()))
                : Answers.to("/account");
    }

    @POST
    @Path("password")
    @Blocking
    public Uni<Response> choose(
            @FormParam("current") String current,
            @FormParam("password") String password,
            @FormParam("again") String again,
            @CookieParam(Sessions.COOKIE) String token) {
        var viewer = signedIn.viewer();
        return turns.take(() -> chosen(viewer, current, password, again, token), () -> busy(viewer));
    }

    private Response busy(Viewer viewer) {
        var faults = Faults.none();
        faults.add("password", messages.signInBusy());
        return Answers.tooMany(passwordForm(viewer, faults), Turns.A_MOMENT);
    }

    private Response chosen(Viewer viewer, String current, String password, String again, String token) {
        var faults = Faults.none();
        if (!viewer.mustChoosePassword()) {
            var outcome = signIn.check(viewer.signInName(), current == null ? "" : current, clock.instant());
            outcome.pause()
                    .ifPresent(wait -> faults.add("current", messages.signInWait(Waits.inWords(wait, messages))));
            if (outcome.personId().isEmpty()) {
                faults.add("current", messages.currentPasswordWrong());
            }
        }
        checks.newPassword(password, again, viewer.signInName(), faults);
        if (!faults.any() && people.isPassword(viewer.id(), password)) {
            faults.add("password", messages.passwordSame());
        }
        if (faults.any()) {
            return Answers.refused(passwordForm(viewer, faults));
        }
        people.changePassword(viewer.id(), password, token);
        return Answers.to(viewer.mustChoosePassword() ? "/" : "/account?done=password");
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
        return Answers.to("/account?done=font");
    }

    @POST
    @Path("sign-outs")
    public Response signOutEverywhere(@CookieParam(Sessions.COOKIE) String token) {
        people.signOutEverywhere(signedIn.viewer().id());
        return Response.seeOther(URI.create("/sign-in?done=signed-out-everywhere"))
                .cookie(signIn.close(token))
                .build();
    }

    private TemplateInstance page(Faults faults) {
        var viewer = signedIn.viewer();
        return Templates.account(
                viewer,
                messages.role(viewer.role().code()),
                viewer.student() ? classes.of(viewer.id()) : List.of(),
                faults);
    }
}

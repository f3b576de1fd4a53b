package org.readback.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

@Path("/")
class SignInResource {
    @CheckedTemplate(basePath = "access")
    static class Templates {
        static native TemplateInstance signIn(
                String name, String to, Faults faults, boolean demo, List<DemoPerson> demoPeople);
    }

    record DemoPerson(long id, String name, String role) {}

    private final Viewers viewers;
    private final SignIn signIn;
    private final SignedIn signedIn;
    private final PasswordQueue queue;
    private final WaitText waits;
    private final AccessMessages messages;
    private final Clock clock;
    private final boolean demo;

    SignInResource(
            Viewers viewers,
            SignIn signIn,
            SignedIn signedIn,
            PasswordQueue queue,
            WaitText waits,
            ReaderLanguage language,
            Clock clock,
            @ConfigProperty(name = "readback.demo") boolean demo) {
        this.viewers = viewers;
        this.signIn = signIn;
        this.signedIn = signedIn;
        this.queue = queue;
        this.waits = waits;
        this.messages = language.messages(AccessMessages.class);
        this.clock = clock;
        this.demo = demo;
    }

    @GET
    @Path("sign-in")
    public Response form(@QueryParam("to") String to) {
        if (viewers.setUpNeeded()) {
            return Replies.to("/set-up");
        }
        if (signedIn.find().isPresent()) {
            return Replies.to(local(to));
        }
        return Replies.page(form("", to, Faults.none()));
    }

    @POST
    @Path("sign-in")
    @Blocking
    public Uni<Response> signIn(
            @FormParam("name") String name,
            @FormParam("password") String password,
            @FormParam("to") String to,
            @CookieParam(Sessions.COOKIE) String old) {
        return queue.take(name, () -> checked(name, password, to, old), () -> busy(name, to));
    }

    private Response busy(String name, String to) {
        var faults = Faults.none();
        faults.add("name", waits.queueFull());
        return Replies.tooMany(form(name, to, faults), PasswordQueue.A_MOMENT);
    }

    private Response checked(String name, String password, String to, String old) {
        var faults = Faults.none();
        if (SignIn.tidy(name).isEmpty()) {
            faults.add("name", messages.signInNameMissing());
        }
        if (password == null || password.isEmpty()) {
            faults.add("password", messages.passwordMissing());
        }
        if (faults.any()) {
            return Replies.refused(form(name, to, faults));
        }
        var outcome = signIn.check(name, password, clock.instant());
        if (outcome.pause().isPresent()) {
            var wait = outcome.pause().get();
            faults.add("name", waits.tooManyPasswords(wait));
            return Replies.tooMany(form(name, to, faults), wait);
        }
        if (outcome.personId().isEmpty()) {
            faults.add("name", messages.signInWrong());
            return Replies.refused(form(name, to, faults));
        }
        return signedIn(outcome.personId().get(), to, old);
    }

    @POST
    @Path("demo/sign-in")
    public Response demo(@FormParam("person") long person, @CookieParam(Sessions.COOKIE) String old) {
        if (!demo || viewers.find(person).isEmpty()) {
            throw new NotFoundException();
        }
        return signedIn(person, "/", old);
    }

    @POST
    @Path("sign-out")
    public Response signOut(@CookieParam(Sessions.COOKIE) String token) {
        return Response.seeOther(URI.create("/sign-in?done=signed-out"))
                .cookie(signIn.close(token))
                .build();
    }

    private Response signedIn(long personId, String to, String old) {
        if (old != null) {
            signIn.close(old);
        }
        return Response.seeOther(URI.create(local(to)))
                .cookie(signIn.open(personId, clock.instant()))
                .build();
    }

    private TemplateInstance form(String name, String to, Faults faults) {
        return Templates.signIn(
                name == null ? "" : name,
                local(to),
                faults,
                demo,
                demo ? viewers.forDemo().stream().map(this::demoPerson).toList() : List.of());
    }

    private DemoPerson demoPerson(Viewer person) {
        return new DemoPerson(
                person.id(), person.name(), messages.role(person.role().code()));
    }

    /** Where to go after signing in: a path of this site and nothing else, or the start page. */
    static String local(String to) {
        if (to == null || !to.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") || to.length() > 2000) {
            return "/";
        }
        try {
            var uri = new URI(to);
            return uri.isAbsolute()
                            || uri.getRawAuthority() != null
                            || uri.getPath().startsWith("/sign-")
                    ? "/"
                    : to;
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}

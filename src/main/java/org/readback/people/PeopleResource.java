package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/** The administrator's pages about people. */
@Path("/people")
@RolesAllowed(Role.ADMINISTRATOR_ROLE)
class PeopleResource {
    private static final int PAGE = 50;

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance people(PeoplePage page);

        static native TemplateInstance addPerson(String name, String role, UUID form, Faults faults);

        static native TemplateInstance person(PersonPage page, Faults faults);

        static native TemplateInstance removePerson(Account person, String here, String role, Faults faults);
    }

    record PersonRow(long id, String name, String signInName, String role, String state) {}

    record Choice(String value, String label, boolean chosen) {}

    /** @param before the address of the page before, or null; @param after of the page after */
    record PeoplePage(
            List<PersonRow> people,
            String words,
            List<Choice> show,
            int first,
            int last,
            int total,
            String before,
            String after) {}

    /** @param here the address of the page; @param name as it was typed; @param removedFrom classes that a student was removed from */
    record PersonPage(
            Account person,
            String here,
            String role,
            String state,
            String name,
            boolean self,
            List<SchoolClass> removedFrom,
            UUID form) {}

    private final People people;
    private final Classes classes;
    private final SlipPage slipPage;
    private final SignedIn signedIn;
    private final HandledForms forms;
    private final FormChecks checks;
    private final PeopleMessages messages;
    private final SchoolTime time;
    private final Clock clock;

    PeopleResource(
            People people,
            Classes classes,
            SlipPage slipPage,
            SignedIn signedIn,
            HandledForms forms,
            FormChecks checks,
            ReaderLanguage language,
            SchoolTime time,
            Clock clock) {
        this.people = people;
        this.classes = classes;
        this.slipPage = slipPage;
        this.signedIn = signedIn;
        this.forms = forms;
        this.checks = checks;
        this.messages = language.messages(PeopleMessages.class);
        this.time = time;
        this.clock = clock;
    }

    @GET
    public Response list(
            @QueryParam("q") String typed, @QueryParam("show") String shown, @QueryParam("page") String number) {
        var words = Names.tidy(typed);
        words = words.substring(0, Math.min(Names.LONGEST, words.length()));
        var show = show(shown);
        int page = page(number);
        var found = people.search(new PersonSearch(signedIn.viewer().schoolId(), words, show), page, PAGE);
        var query = "/people?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&show=" + code(show) + "&page=";
        int here = (found.first() - 1) / PAGE + 1;
        return Replies.page(Templates.people(new PeoplePage(
                found.people().stream().map(this::row).toList(),
                words,
                Arrays.stream(PersonSearch.Show.values())
                        .map(one -> new Choice(code(one), messages.show(code(one)), one == show))
                        .toList(),
                found.first(),
                found.last(),
                found.total(),
                found.first() > 1 ? query + (here - 1) : null,
                found.last() < found.total() ? query + (here + 1) : null)));
    }

    private static PersonSearch.Show show(String code) {
        return Arrays.stream(PersonSearch.Show.values())
                .filter(show -> code(show).equals(code))
                .findFirst()
                .orElse(PersonSearch.Show.ALL);
    }

    private static String code(PersonSearch.Show show) {
        return show.name().toLowerCase(Locale.ROOT);
    }

    private static int page(String number) {
        return number != null && number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 1;
    }

    private PersonRow row(Account person) {
        return new PersonRow(
                person.id(),
                person.name(),
                person.signInName(),
                person.role().code(),
                AccountState.of(person, messages, time));
    }

    @GET
    @Path("new")
    public Response addForm() {
        return Replies.page(Templates.addPerson("", Role.TEACHER_ROLE, HandledForms.fresh(), Faults.none()));
    }

    @POST
    public Response add(
            @FormParam("name") String name, @FormParam("role") String role, @FormParam("form") String form) {
        var tidy = Names.tidy(name);
        var faults = Faults.none();
        checks.name("name", tidy, faults);
        if (!Role.TEACHER_ROLE.equals(role) && !Role.ADMINISTRATOR_ROLE.equals(role)) {
            faults.add("role-teacher", messages.roleMissing());
        }
        if (faults.any()) {
            return Replies.refused(Templates.addPerson(tidy, role == null ? "" : role, HandledForms.fresh(), faults));
        }
        long id = people.add(
                signedIn.viewer().schoolId(),
                Role.of(role),
                tidy,
                forms.read(form, FormAction.ADD_PERSON),
                clock.instant());
        return Replies.to(here(id) + "?done=added");
    }

    @GET
    @Path("{person}")
    public Response person(long person) {
        var found = found(person);
        return Replies.page(page(found, found.name(), Faults.none()));
    }

    @POST
    @Path("{person}/name")
    public Response rename(long person, @FormParam("name") String name) {
        var found = found(person);
        var tidy = Names.tidy(name);
        var faults = Faults.none();
        checks.name("name", tidy, faults);
        if (faults.any()) {
            return Replies.refused(page(found, tidy, faults));
        }
        people.rename(signedIn.viewer().schoolId(), person, tidy);
        return Replies.to(here(person) + "?done=renamed");
    }

    /** Answers with the new slip itself: its password exists in this answer only. */
    @POST
    @Path("{person}/password")
    public Response reset(long person, @FormParam("form") String form, UriInfo uri) {
        found(person);
        if (person == signedIn.viewer().id()) {
            return Replies.to("/account");
        }
        return slipPage.reset(person, form, here(person), uri);
    }

    @GET
    @Path("{person}/removal")
    public Response confirmRemoval(long person) {
        return Replies.page(removal(found(person), Faults.none()));
    }

    @POST
    @Path("{person}/removal")
    public Response remove(long person) {
        var found = found(person);
        var faults = Faults.none();
        if (person == signedIn.viewer().id()) {
            faults.add("remove", messages.cannotRemoveSelf());
        } else if (!people.remove(signedIn.viewer().schoolId(), person, clock.instant())) {
            faults.add("remove", messages.cannotRemoveLast());
        }
        return faults.any()
                ? Replies.refused(removal(found, faults))
                : Replies.to(found.role() == Role.TEACHER ? "/people?done=teacher-removed" : "/people?done=removed");
    }

    @POST
    @Path("{person}/restoration")
    public Response restore(long person) {
        found(person);
        people.restore(signedIn.viewer().schoolId(), person);
        return Replies.to(here(person) + "?done=restored");
    }

    /** Brings a student back into a class that they were removed from. */
    @POST
    @Path("{person}/enrolments")
    public Response bringBack(long person, @FormParam("class") String schoolClass) {
        var found = found(person);
        var was = schoolClass != null
                && schoolClass.matches("[0-9]{1,18}")
                && classes.bringBack(Long.parseLong(schoolClass), found.id(), clock.instant());
        if (!was) {
            throw new NotFoundException();
        }
        return Replies.to(here(person) + "?done=brought-back");
    }

    private TemplateInstance removal(Account person, Faults faults) {
        return Templates.removePerson(person, here(person.id()), person.role().code(), faults);
    }

    private TemplateInstance page(Account person, String name, Faults faults) {
        return Templates.person(
                new PersonPage(
                        person,
                        here(person.id()),
                        person.role().code(),
                        AccountState.of(person, messages, time),
                        name,
                        person.id() == signedIn.viewer().id(),
                        person.role() == Role.STUDENT && !person.removed()
                                ? classes.removedFrom(person.id())
                                : List.of(),
                        HandledForms.fresh()),
                faults);
    }

    private static String here(long person) {
        return "/people/" + person;
    }

    private Account found(long person) {
        return people.ofSchool(signedIn.viewer().schoolId(), person).orElseThrow(NotFoundException::new);
    }
}

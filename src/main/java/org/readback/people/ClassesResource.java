package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.PrintedCodes;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/** A teacher's classes: the list, the page of one with its students, its slips and its join code. */
@Path("/classes")
@RolesAllowed(Role.TEACHER_ROLE)
class ClassesResource {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance classes(List<Classes.Overview> classes, String name, UUID form, Faults faults);

        static native TemplateInstance schoolClass(
                SchoolClass schoolClass, String code, List<StudentRow> students, List<StudentRow> removed, int waiting);

        static native TemplateInstance className(SchoolClass schoolClass, String name, Faults faults);

        static native TemplateInstance slipChoice(
                SchoolClass schoolClass, List<SlipChoice> students, UUID form, Faults faults);

        static native TemplateInstance joinCode(
                SchoolClass schoolClass, String code, String address, QrCode qr, UUID form);
    }

    /** @param state what to know about the account in words */
    record StudentRow(long id, String name, String signInName, String state) {}

    record SlipChoice(long id, String name, String signInName, boolean slipMade) {}

    private final Classes classes;
    private final Slips slips;
    private final SignedIn signedIn;
    private final HandledForms forms;
    private final FormChecks checks;
    private final SlipPage slipPage;
    private final PeopleMessages messages;
    private final SchoolTime time;
    private final Clock clock;

    ClassesResource(
            Classes classes,
            Slips slips,
            SignedIn signedIn,
            HandledForms forms,
            FormChecks checks,
            SlipPage slipPage,
            PeopleMessages messages,
            SchoolTime time,
            Clock clock) {
        this.classes = classes;
        this.slips = slips;
        this.signedIn = signedIn;
        this.forms = forms;
        this.checks = checks;
        this.slipPage = slipPage;
        this.messages = messages;
        this.time = time;
        this.clock = clock;
    }

    @GET
    public Response list() {
        return Replies.page(list("", Faults.none()));
    }

    @POST
    public Response make(@FormParam("name") String name, @FormParam("form") String form) {
        var faults = Faults.none();
        var tidy = Names.tidy(name);
        checks.name("name", tidy, faults);
        if (faults.any()) {
            return Replies.refused(list(tidy, faults));
        }
        var made = classes.make(signedIn.viewer(), tidy, forms.read(form, FormAction.MAKE_CLASS), clock.instant());
        return Replies.to("/classes/" + made.id() + "?done=made");
    }

    private TemplateInstance list(String name, Faults faults) {
        return Templates.classes(classes.overview(signedIn.viewer().id()), name, HandledForms.fresh(), faults);
    }

    @GET
    @Path("{id}")
    public Response students(long id) {
        var schoolClass = taught(id);
        var members = classes.members(id);
        var attending = members.stream().filter(member -> !member.removed()).toList();
        return Replies.page(Templates.schoolClass(
                schoolClass,
                PrintedCodes.grouped(schoolClass.joinCode()),
                attending.stream().map(this::row).toList(),
                members.stream().filter(ClassMember::removed).map(this::row).toList(),
                (int) attending.stream()
                        .filter(member -> !member.account().ownPassword())
                        .count()));
    }

    private StudentRow row(ClassMember member) {
        var account = member.account();
        return new StudentRow(
                account.id(), account.name(), account.signInName(), AccountState.of(account, messages, time));
    }

    @GET
    @Path("{id}/name")
    public Response name(long id) {
        var schoolClass = taught(id);
        return Replies.page(Templates.className(schoolClass, schoolClass.name(), Faults.none()));
    }

    @POST
    @Path("{id}/name")
    public Response rename(long id, @FormParam("name") String name) {
        var schoolClass = taught(id);
        var faults = Faults.none();
        var tidy = Names.tidy(name);
        checks.name("name", tidy, faults);
        if (faults.any()) {
            return Replies.refused(Templates.className(schoolClass, tidy, faults));
        }
        classes.rename(signedIn.viewer().id(), id, tidy);
        return Replies.to("/classes/" + id + "?done=renamed");
    }

    @GET
    @Path("{id}/slips")
    public Response chooseSlips(long id) {
        return Replies.page(slipChoice(taught(id), Faults.none()));
    }

    /** Answers with the slips themselves: their passwords exist in this answer only. */
    @POST
    @Path("{id}/slips")
    public Response makeSlips(
            long id, @FormParam("student") List<Long> students, @FormParam("form") String form, UriInfo uri) {
        var schoolClass = taught(id);
        var made = slips.make(id, students == null ? List.of() : students, forms.read(form, FormAction.MAKE_SLIPS));
        if (made.isEmpty()) {
            var faults = Faults.none();
            faults.add("students", messages.slipsNobody());
            return Replies.refused(slipChoice(schoolClass, faults));
        }
        return slipPage.answer(schoolClass.name(), "/classes/" + id, made, uri);
    }

    private TemplateInstance slipChoice(SchoolClass schoolClass, Faults faults) {
        var waiting = classes.members(schoolClass.id()).stream()
                .filter(member -> !member.removed())
                .map(ClassMember::account)
                .filter(account -> !account.ownPassword())
                .map(account -> new SlipChoice(account.id(), account.name(), account.signInName(), account.slipMade()))
                .toList();
        return Templates.slipChoice(schoolClass, waiting, HandledForms.fresh(), faults);
    }

    @GET
    @Path("{id}/join-code")
    public Response joinCode(long id, UriInfo uri) {
        var schoolClass = taught(id);
        var site = SlipPage.site(uri);
        return Replies.page(Templates.joinCode(
                schoolClass,
                PrintedCodes.grouped(schoolClass.joinCode()),
                site.replaceFirst("^https?://", "") + "/join",
                QrCode.of(site + "/join?code=" + schoolClass.joinCode()),
                HandledForms.fresh()));
    }

    @POST
    @Path("{id}/join-code")
    public Response newJoinCode(long id, @FormParam("form") String form) {
        taught(id);
        classes.newCode(signedIn.viewer().id(), id, forms.read(form, FormAction.NEW_JOIN_CODE), clock.instant());
        return Replies.to("/classes/" + id + "/join-code?done=new-code");
    }

    @POST
    @Path("{id}/joining")
    public Response joining(long id, @FormParam("open") boolean open) {
        classes.setJoinable(signedIn.viewer().id(), id, open);
        return Replies.to("/classes/" + id + "/join-code?done=" + (open ? "opened" : "closed"));
    }

    private SchoolClass taught(long id) {
        return classes.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }
}

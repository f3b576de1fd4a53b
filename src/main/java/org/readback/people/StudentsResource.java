package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.BodyLimit;
import org.readback.kernel.Faults;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;
import org.readback.kernel.SchoolTime;

/** The students of a teacher's class: adding them by a list, and what can be done for one of them. */
@Path("/classes/{id}/students")
@RolesAllowed(Role.TEACHER_ROLE)
class StudentsResource {
    /** Bytes of a list with all that a browser sends around it. */
    private static final int LARGEST_LIST = 1024 * 1024;
    /** More lines with faults than this are not listed: the list is then something else. */
    private static final int LINES_SHOWN = 30;

    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance addStudents(
                SchoolClass schoolClass,
                String names,
                UUID form,
                Faults faults,
                List<String> lines,
                boolean askAboutRepeated,
                int most);

        static native TemplateInstance student(StudentPage page, Faults faults);

        static native TemplateInstance removeStudent(SchoolClass schoolClass, Account student, String here);
    }

    /** @param here the address of the page; @param name as it was typed */
    record StudentPage(
            SchoolClass schoolClass,
            ClassMember student,
            String here,
            String state,
            String name,
            List<SchoolClass> otherClasses,
            UUID form) {}

    private final Classes classes;
    private final SlipPage slipPage;
    private final SignedIn signedIn;
    private final HandledForms forms;
    private final FormChecks checks;
    private final PeopleMessages messages;
    private final SchoolTime time;
    private final Clock clock;

    StudentsResource(
            Classes classes,
            SlipPage slipPage,
            SignedIn signedIn,
            HandledForms forms,
            FormChecks checks,
            ReaderLanguage language,
            SchoolTime time,
            Clock clock) {
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
    @Path("new")
    public Response listForm(long id) {
        return Replies.page(listForm(taught(id), "", Faults.none(), List.of(), false));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(LARGEST_LIST)
    public Response add(
            long id,
            @RestForm String names,
            @RestForm FileUpload file,
            @RestForm String repeated,
            @RestForm String form) {
        var schoolClass = taught(id);
        var text = text(names, file);
        var list = StudentList.read(text);
        var faults = Faults.none();
        if (!list.problems().isEmpty()) {
            faults.add("names", messages.listFaults(list.problems().size()));
            return Replies.refused(listForm(schoolClass, text, faults, problems(list), false));
        }
        var formId = forms.read(form, FormAction.ADD_STUDENTS);
        if (classes.handled(formId)) {
            return Replies.to("/classes/" + id + "/slips?done=added");
        }
        var chosen = list.entries();
        if (!"add".equals(repeated)) {
            var known = known(id);
            var doubtful = new ArrayList<StudentList.Entry>(list.repeated());
            list.entries().stream()
                    .filter(entry -> known.containsKey(Names.key(entry.name())) && !doubtful.contains(entry))
                    .forEach(doubtful::add);
            if (!doubtful.isEmpty() && !"skip".equals(repeated)) {
                faults.add("repeated-skip", messages.listRepeated(doubtful.size()));
                return Replies.refused(listForm(schoolClass, text, faults, repeats(doubtful, known), true));
            }
            var leftOut = new HashSet<>(doubtful);
            chosen = chosen.stream().filter(entry -> !leftOut.contains(entry)).toList();
        }
        if (chosen.isEmpty()) {
            return Replies.to("/classes/" + id + "?done=nobody-added");
        }
        classes.addStudents(
                signedIn.viewer().schoolId(),
                id,
                chosen.stream().map(StudentList.Entry::name).toList(),
                formId,
                clock.instant());
        return Replies.to("/classes/" + id + "/slips?done=added");
    }

    /** The file's text, if there is one; else what was typed. */
    private static String text(String names, FileUpload file) {
        if (file == null || file.size() == 0) {
            return names == null ? "" : names;
        }
        try {
            return StudentList.decode(Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose names are in the class already: true for those who were removed. */
    private Map<String, Boolean> known(long classId) {
        var known = new HashMap<String, Boolean>();
        classes.members(classId)
                .forEach(member -> known.merge(Names.key(member.name()), member.removed(), Boolean::logicalAnd));
        return known;
    }

    private List<String> repeats(List<StudentList.Entry> doubtful, Map<String, Boolean> known) {
        return doubtful.stream()
                .sorted((a, b) -> Integer.compare(a.line(), b.line()))
                .map(entry -> {
                    var removed = known.get(Names.key(entry.name()));
                    if (removed == null) {
                        return messages.repeatedInList(entry.line(), entry.name());
                    }
                    return removed
                            ? messages.repeatedRemoved(entry.line(), entry.name())
                            : messages.repeatedInClass(entry.line(), entry.name());
                })
                .toList();
    }

    private List<String> problems(StudentList list) {
        var lines = new ArrayList<String>();
        for (var problem : list.problems()) {
            if (lines.size() == LINES_SHOWN) {
                lines.add(messages.moreLines(list.problems().size() - LINES_SHOWN));
                break;
            }
            lines.add(
                    switch (problem.kind()) {
                        case COLUMNS -> messages.lineColumns(problem.line(), shortened(problem.text()));
                        case NO_NAME ->
                            problem.text().isEmpty()
                                    ? messages.lineNoName(problem.line())
                                    : messages.lineNoNameIn(problem.line(), shortened(problem.text()));
                        case TOO_LONG -> messages.lineTooLong(problem.line(), problem.text(), Names.LONGEST);
                        case UNREADABLE -> messages.listUnreadable();
                        case TOO_MANY -> messages.listTooMany(problem.text(), StudentList.MOST);
                        case EMPTY -> messages.listEmpty();
                    });
        }
        return lines;
    }

    private static String shortened(String text) {
        return Names.length(text) <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 57)) + "…";
    }

    private TemplateInstance listForm(
            SchoolClass schoolClass, String names, Faults faults, List<String> lines, boolean askAboutRepeated) {
        return Templates.addStudents(
                schoolClass, names, HandledForms.fresh(), faults, lines, askAboutRepeated, StudentList.MOST);
    }

    @GET
    @Path("{person}")
    public Response student(long id, long person) {
        var schoolClass = taught(id);
        var member = member(id, person);
        return Replies.page(page(schoolClass, member, member.name(), Faults.none()));
    }

    @POST
    @Path("{person}/name")
    public Response rename(long id, long person, @FormParam("name") String name) {
        var schoolClass = taught(id);
        var member = attending(id, person);
        var faults = Faults.none();
        var tidy = Names.tidy(name);
        checks.name("name", tidy, faults);
        if (faults.any()) {
            return Replies.refused(page(schoolClass, member, tidy, faults));
        }
        classes.renameStudent(signedIn.viewer().id(), id, person, tidy);
        return Replies.to(here(id, person) + "?done=renamed");
    }

    /** Answers with the new slip itself: its password exists in this answer only. */
    @POST
    @Path("{person}/password")
    public Response reset(long id, long person, @FormParam("form") String form, UriInfo uri) {
        taught(id);
        attending(id, person);
        return slipPage.reset(person, form, here(id, person), uri);
    }

    /** Moves the student to another of the teacher's classes. */
    @POST
    @Path("{person}/enrolment")
    public Response move(long id, long person, @FormParam("class") String to) {
        var schoolClass = taught(id);
        var member = attending(id, person);
        if (to == null || !to.matches("[0-9]{1,18}") || Long.parseLong(to) == id) {
            var faults = Faults.none();
            faults.add("class", messages.moveWhere());
            return Replies.refused(page(schoolClass, member, member.name(), faults));
        }
        long target = taught(Long.parseLong(to)).id();
        if (!classes.move(person, id, target, clock.instant())) {
            throw new NotFoundException();
        }
        return Replies.to(here(target, person) + "?done=moved");
    }

    /** Lets a removed student join again. It is their own join that brings them back. */
    @POST
    @Path("{person}/return")
    public Response letReturn(long id, long person) {
        taught(id);
        member(id, person);
        classes.letReturn(id, person, clock.instant());
        return Replies.to(here(id, person));
    }

    @GET
    @Path("{person}/removal")
    public Response confirmRemoval(long id, long person) {
        return Replies.page(
                Templates.removeStudent(taught(id), attending(id, person).account(), here(id, person)));
    }

    @POST
    @Path("{person}/removal")
    public Response remove(long id, long person) {
        taught(id);
        member(id, person);
        classes.remove(id, person, clock.instant());
        return Replies.to("/classes/" + id + "?done=removed");
    }

    private TemplateInstance page(SchoolClass schoolClass, ClassMember member, String name, Faults faults) {
        var others = classes.taughtBy(signedIn.viewer().id()).stream()
                .filter(other -> other.id() != schoolClass.id())
                .toList();
        return Templates.student(
                new StudentPage(
                        schoolClass,
                        member,
                        here(schoolClass.id(), member.id()),
                        AccountState.of(member.account(), messages, time),
                        name,
                        others,
                        HandledForms.fresh()),
                faults);
    }

    private static String here(long classId, long personId) {
        return "/classes/" + classId + "/students/" + personId;
    }

    private SchoolClass taught(long id) {
        return classes.taughtBy(signedIn.viewer().id(), id).orElseThrow(NotFoundException::new);
    }

    /** Who was removed may be in somebody else's class by now: the account is not this teacher's to change. */
    private ClassMember attending(long classId, long personId) {
        return classes.member(classId, personId)
                .filter(member -> !member.removed())
                .orElseThrow(NotFoundException::new);
    }

    private ClassMember member(long classId, long personId) {
        return classes.member(classId, personId).orElseThrow(NotFoundException::new);
    }
}

package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.readback.access.Role;
import org.readback.access.SignedIn;
import org.readback.kernel.Faults;
import org.readback.kernel.Language;
import org.readback.kernel.Languages;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.Replies;

/** What the administrator says of the school itself. */
@Path("/school")
@RolesAllowed(Role.ADMINISTRATOR_ROLE)
class SchoolResource {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance school(SchoolPage page, Faults faults);
    }

    /** @param language its tag, as it was chosen; @param languages those to choose from, of which one is no choice */
    record SchoolPage(String name, String language, List<Language> languages) {}

    private final People people;
    private final SignedIn signedIn;
    private final FormChecks checks;
    private final Languages languages;
    private final PeopleMessages messages;

    SchoolResource(People people, SignedIn signedIn, FormChecks checks, Languages languages, ReaderLanguage language) {
        this.people = people;
        this.signedIn = signedIn;
        this.checks = checks;
        this.languages = languages;
        this.messages = language.messages(PeopleMessages.class);
    }

    @GET
    public Response school() {
        var viewer = signedIn.viewer();
        return Replies.page(page(viewer.schoolName(), viewer.schoolLanguage(), Faults.none()));
    }

    @POST
    public Response change(@FormParam("name") String name, @FormParam("language") String language) {
        var viewer = signedIn.viewer();
        var tidy = Names.tidy(name);
        // Where there is one language, the form does not ask.
        var chosen = Optional.ofNullable(language)
                .filter(typed -> languages.several())
                .orElse(viewer.schoolLanguage());
        var faults = Faults.none();
        checks.schoolName("name", tidy, faults);
        if (!chosen.equals(viewer.schoolLanguage()) && languages.find(chosen).isEmpty()) {
            faults.add("language", messages.schoolLanguageUnknown());
        }
        if (faults.any()) {
            return Replies.refused(page(tidy, chosen, faults));
        }
        people.changeSchool(viewer.schoolId(), tidy, chosen);
        return Replies.to("/school?done=changed");
    }

    private TemplateInstance page(String name, String language, Faults faults) {
        return Templates.school(new SchoolPage(name, language, languages.all()), faults);
    }
}

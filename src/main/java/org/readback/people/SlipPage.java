package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.readback.access.FormAction;
import org.readback.access.HandledForms;
import org.readback.kernel.Replies;

/** The page of slips to print and cut: passwords exist in this answer only. */
@ApplicationScoped
class SlipPage {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance slips(String about, String back, String site, List<Slips.Slip> slips);
    }

    private final Slips slips;
    private final HandledForms forms;
    private final Clock clock;

    SlipPage(Slips slips, HandledForms forms, Clock clock) {
        this.slips = slips;
        this.forms = forms;
        this.clock = clock;
    }

    /** A person's new slip. @param back the page of the person, which also says if they have chosen a password since */
    Response reset(long personId, String form, String back, UriInfo uri) {
        return slips.reset(personId, forms.read(form, FormAction.RESET_PASSWORD), clock.instant())
                .map(slip -> answer(slip.name(), back, List.of(slip), uri))
                .orElseGet(() -> Replies.to(back + "?done=chosen-since"));
    }

    /** @param about whose slips they are; @param back where to go on */
    Response answer(String about, String back, List<Slips.Slip> slips, UriInfo uri) {
        return Replies.page(Templates.slips(about, back, site(uri).replaceFirst("^https?://", ""), slips));
    }

    /** Where the reader of a slip finds this site, as the teacher's browser found it. */
    static String site(UriInfo uri) {
        return uri.getBaseUri().toString().replaceFirst("/$", "");
    }
}

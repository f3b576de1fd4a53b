package org.readback.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.readback.kernel.Replies;

/** The page of slips to print and cut. */
@ApplicationScoped
class SlipPage {
    @CheckedTemplate(basePath = "people")
    static class Templates {
        static native TemplateInstance slips(String about, String back, String site, List<Slips.Slip> slips);
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

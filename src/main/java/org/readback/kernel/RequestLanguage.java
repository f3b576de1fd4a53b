package org.readback.kernel;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The language of the one who sent this request, looked for once. */
@RequestScoped
class RequestLanguage {
    private final Languages languages;
    private final Instance<LanguageChoice> choice;
    private final CurrentVertxRequest request;
    private Language found;

    RequestLanguage(Languages languages, Instance<LanguageChoice> choice, CurrentVertxRequest request) {
        this.languages = languages;
        this.choice = choice;
        this.request = request;
    }

    Language get() {
        if (found == null) {
            found = languages.several() && request.getCurrent() != null ? find() : languages.standard();
        }
        return found;
    }

    private Language find() {
        var header = request.getCurrent().request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return choice.get()
                .ofPerson()
                .flatMap(languages::find)
                .or(() -> Optional.ofNullable(header).flatMap(languages::accepted))
                .or(() -> choice.get().ofSchool().flatMap(languages::find))
                .orElseGet(languages::standard);
    }
}

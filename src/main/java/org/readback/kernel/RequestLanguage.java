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

    /** What the request itself asks for; nobody is looked up. */
    Language asked() {
        return languages.several() ? byHeader().orElseGet(languages::standard) : languages.standard();
    }

    private Optional<Language> byHeader() {
        return Optional.ofNullable(request.getCurrent().request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .flatMap(languages::accepted);
    }

    private Language find() {
        return choice.get()
                .ofPerson()
                .flatMap(languages::find)
                .or(this::byHeader)
                .or(() -> choice.get().ofSchool().flatMap(languages::find))
                .orElseGet(languages::standard);
    }
}

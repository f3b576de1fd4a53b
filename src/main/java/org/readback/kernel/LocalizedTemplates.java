package org.readback.kernel;

import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;

/** Gives each template the reader's language as it is filled in, so that none can be rendered in another one. */
class LocalizedTemplates {
    private final ReaderLanguage language;

    LocalizedTemplates(ReaderLanguage language) {
        this.language = language;
    }

    void configure(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(
                template -> template.setLocale(language.get().locale()));
    }
}

package org.readback.kernel;

import com.ibm.icu.util.LocaleMatcher;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The languages that there are texts in: those of the build, see {@code quarkus.locales}. */
@Singleton
public class Languages {
    private final List<Language> all;
    private final Language standard;
    private LocaleMatcher matcher;

    Languages(
            @ConfigProperty(name = "quarkus.locales") List<String> all,
            @ConfigProperty(name = "quarkus.default-locale") String standard) {
        this.all = all.stream().map(Language::of).toList();
        this.standard = Language.of(standard);
    }

    public List<Language> all() {
        return all;
    }

    /** False while there is nothing to choose. */
    public boolean several() {
        return all.size() > 1;
    }

    /** What is spoken to somebody of whom nothing is known. */
    public Language standard() {
        return standard;
    }

    public Optional<Language> find(String tag) {
        return all.stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    /**
     * The best that there is for a reader of these; empty if none of them comes near.
     *
     * @param accepted the header {@code Accept-Language}
     */
    Optional<Language> accepted(String accepted) {
        List<Locale> wanted;
        try {
            wanted = Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> !locale.getLanguage().isEmpty())
                    .toList();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // whatever a script sent
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher().getBestLocale(wanted)).map(Language::new);
    }

    /** Made when it is needed first, which with one language is never: it reads much of what ICU knows. */
    private synchronized LocaleMatcher matcher() {
        if (matcher == null) {
            matcher = LocaleMatcher.builder()
                    .setSupportedLocales(all.stream().map(Language::locale).toList())
                    .setNoDefaultLocale()
                    .build();
        }
        return matcher;
    }
}

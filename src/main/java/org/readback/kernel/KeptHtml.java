package org.readback.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Parts of pages that were made before. Most of what students read at the same time is the same for all of them: it is
 * made once for each language, and kept in memory by its weight; what was not asked for lately goes.
 */
@Singleton
public class KeptHtml {
    /** A key with its lists, and what the cache itself needs for it. */
    private static final int ENTRY_BYTES = 500;

    private record Key(Record part, Language language) {}

    private final Cache<Key, Stencil> kept;
    private final ReaderLanguage language;

    /** @param memory what the parts that are kept may take together, roughly */
    KeptHtml(ReaderLanguage language, @ConfigProperty(name = "readback.html.memory") MemorySize memory) {
        this.language = language;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(memory.asLongValue())
                .<Key, Stencil>weigher((key, html) -> ENTRY_BYTES + 2 * html.length())
                .build();
    }

    /**
     * The part in the reader's language.
     *
     * @param part names it, with everything that it depends on beside the language: a record of values, which says by its
     *     type which part it is
     * @param template makes it, where it is not kept; must depend on nothing else, least of all on who is signed in
     */
    public Stencil of(Record part, Supplier<TemplateInstance> template) {
        var key = new Key(part, language.get());
        var known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        // Two that need the same part at once may both make it; waiting for each other would be no faster.
        var made = Stencil.cut(template.get().render());
        kept.put(key, made);
        return made;
    }
}

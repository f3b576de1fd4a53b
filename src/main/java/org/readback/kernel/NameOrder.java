package org.readback.kernel;

import com.ibm.icu.text.Collator;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Names in the order in which a reader of the page's language looks them up. The database sorts by code point. */
@Singleton
public class NameOrder {
    private final ReaderLanguage language;
    private final Map<Language, Comparator<String>> orders = new ConcurrentHashMap<>();

    NameOrder(ReaderLanguage language) {
        this.language = language;
    }

    public <T> Comparator<T> by(Function<T, String> name) {
        return Comparator.comparing(name, names());
    }

    public Comparator<String> names() {
        return orders.computeIfAbsent(language.get(), NameOrder::of);
    }

    public static Comparator<String> of(Language language) {
        return Collator.getInstance(language.icu()).freeze()::compare; // frozen, several threads may use it
    }
}

package org.readback.kernel;

import io.quarkus.arc.Arc;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The language that is written to the reader: what they chose themselves, else what their browser asks for, else what their
 * school speaks. Whatever makes text asks here.
 */
@Singleton
public class ReaderLanguage {
    private final Languages languages;
    private final RequestLanguage ofRequest;
    private final ThreadLocal<Language> given = new ThreadLocal<>();

    ReaderLanguage(Languages languages, RequestLanguage ofRequest) {
        this.languages = languages;
        this.ofRequest = ofRequest;
    }

    public Language get() {
        if (given.get() != null) {
            return given.get();
        }
        return Arc.container().requestContext().isActive() ? ofRequest.get() : languages.standard();
    }

    /**
     * What {@code text} makes in the language that the request itself asks for: for the replies to a page's script, which names
     * the language of its page, where looking up who is signed in would cost more than the reply.
     */
    public <T> T asAsked(Supplier<T> text) {
        return in(ofRequest.asked(), text);
    }

    /** What {@code text} makes in that language: for pages that are made outside of a request, for somebody known. */
    public <T> T in(Language language, Supplier<T> text) {
        var before = given.get();
        given.set(language);
        try {
            return text.get();
        } finally {
            if (before == null) {
                given.remove();
            } else {
                given.set(before);
            }
        }
    }

    /**
     * A feature's messages, each time in the language of whoever reads them then. The only way in which Java gets a text: the
     * messages that the framework injects are in the standard language.
     */
    public <M> M messages(Class<M> bundle) {
        var all = new ConcurrentHashMap<Language, M>();
        return bundle.cast(Proxy.newProxyInstance(
                bundle.getClassLoader(), new Class<?>[] {bundle}, (proxy, method, parameters) -> {
                    method.setAccessible(true); // bundles belong to their packages
                    try {
                        return method.invoke(
                                all.computeIfAbsent(get(), language -> messages(bundle, language)), parameters);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private <M> M messages(Class<M> bundle, Language language) {
        return language.equals(languages.standard())
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }
}

package org.readback.web;

import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.readback.access.SignedIn;
import org.readback.access.Viewer;
import org.readback.kernel.Language;
import org.readback.kernel.LanguageChoice;
import org.readback.kernel.ReaderLanguage;

/** What the layout knows of the request, as {@code inject:page} in templates. */
@Named("page")
@RequestScoped
public class Page implements LanguageChoice {
    private final SignedIn signedIn;
    private final UriInfo uri;
    private final CsrfTokenParameterProvider csrf;
    private final HttpServerRequest request;
    private final ReaderLanguage language;
    private final String csrfCookie;
    private final boolean demo;
    private final String version;
    private boolean asks = true;

    Page(
            SignedIn signedIn,
            UriInfo uri,
            CsrfTokenParameterProvider csrf,
            HttpServerRequest request,
            ReaderLanguage language,
            @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String csrfCookie,
            @ConfigProperty(name = "readback.demo") boolean demo,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.signedIn = signedIn;
        this.uri = uri;
        this.csrf = csrf;
        this.request = request;
        this.language = language;
        this.csrfCookie = csrfCookie;
        this.demo = demo;
        this.version = version;
    }

    /** Goes into the addresses of assets, so that a new release is not read with old ones. */
    public String version() {
        return version;
    }

    /**
     * What a form has to send along. On the page of a request that was refused before it got a token, such as one for
     * another role, it is the one that the browser has, if it has one.
     */
    public String csrf() {
        try {
            return csrf.getToken();
        } catch (IllegalStateException e) {
            var cookie = request.getCookie(csrfCookie);
            return cookie == null ? "" : cookie.getValue();
        }
    }

    /** The signed-in person, or null. */
    public Viewer viewer() {
        return find().orElse(null);
    }

    /** Whether it is known that nobody is signed in, if nobody is. */
    public boolean asks() {
        return asks;
    }

    /** For the page that says that the database does not answer. */
    void askNobody() {
        asks = false;
    }

    private Optional<Viewer> find() {
        return asks ? signedIn.find() : Optional.empty();
    }

    public boolean demo() {
        return demo;
    }

    /** What this page is written in. */
    public Language language() {
        return language.get();
    }

    @Override
    public Optional<String> ofPerson() {
        return find().flatMap(Viewer::language);
    }

    @Override
    public Optional<String> ofSchool() {
        return find().map(Viewer::schoolLanguage);
    }

    /** {@code standard} or {@code hyperlegible}. */
    public String font() {
        return find().map(Viewer::font).orElse("standard");
    }

    /** True if the request's path is this one or lies below it. */
    public boolean at(String path) {
        var here = uri.getPath();
        return here.equals(path) || here.startsWith(path + "/");
    }

    /** What a redirect after a good POST reports: the value of {@code ?done=}, or null. */
    public String done() {
        return Optional.ofNullable(uri.getQueryParameters().getFirst("done")).orElse(null);
    }
}

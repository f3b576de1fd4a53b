package org.readback.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A real browser for the journeys: a Chromium found on this machine, else the one that Playwright brings. One process;
 * each {@link #visitor} is a person of their own, with their own cookies.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** Milliseconds: a busy machine is slow, and what comes at once costs nothing. */
    private static final int PATIENCE = 20_000;

    private static final Path SHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String root;

    /** @param root where the app answers, such as {@code http://localhost:41234} */
    public Browser(String root) {
        this(root, List.of());
    }

    /** @param left of Playwright's own options, those to leave out */
    private Browser(String root, List<String> left) {
        this.root = root;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var found = chromium();
        var environment = new java.util.HashMap<>(System.getenv());
        if (found.isPresent()) {
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        }
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
        options.setIgnoreDefaultArgs(left);
        found.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    /** For the app that this test runs on. */
    public static Browser onTheApp() {
        return new Browser(app());
    }

    /** The same, and as people's browsers do it keeps whole pages in memory for the Back button, which Playwright turns off. */
    public static Browser thatKeepsPages() {
        return new Browser(app(), List.of("--disable-back-forward-cache"));
    }

    private static String app() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
    }

    /** Where the browser is, if the machine has one: {@code READBACK_CHROMIUM} or the first known name on the path. */
    static Optional<Path> chromium() {
        var named = Optional.ofNullable(System.getenv("READBACK_CHROMIUM")).map(Path::of);
        return Stream.concat(
                        named.stream(),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The two widths that every page must work at. */
    public enum Width {
        PHONE(360, 740),
        DESK(1440, 900);

        private final int width;
        private final int height;

        Width(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** A person with a browser. */
    public Visitor visitor(Width width) {
        return visitor(width, true, ColorScheme.LIGHT);
    }

    public Visitor visitor(Width width, boolean javaScript, ColorScheme scheme) {
        var context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(root)
                .setViewportSize(width.width, width.height)
                .setJavaScriptEnabled(javaScript)
                .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        return new Visitor(context, width, javaScript, scheme);
    }

    /** Closes the windows of everybody who is there. */
    public void closeVisitors() {
        browser.contexts().forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        playwright.close();
    }

    /**
     * One person's browser window. Fails the test if a page logs an error, breaks the security policy, asks another host
     * for anything, or scrolls sideways.
     */
    public final class Visitor implements AutoCloseable {
        private final BrowserContext context;
        private final Width width;
        private final boolean javaScript;
        private final ColorScheme scheme;
        private final List<String> complaints = new ArrayList<>();
        public final Page page;

        private Visitor(BrowserContext context, Width width, boolean javaScript, ColorScheme scheme) {
            this.context = context;
            this.width = width;
            this.javaScript = javaScript;
            this.scheme = scheme;
            context.onRequest(request -> {
                if (!request.url().startsWith(root) && !request.url().startsWith("data:")) {
                    complaints.add("asks another host: " + request.url());
                }
            });
            context.onResponse(response -> {
                if (response.status() >= 500) {
                    complaints.add(response.status() + " from " + response.url());
                }
            });
            context.onConsoleMessage(message -> {
                // A form that comes back with its errors is a 422, which Chromium logs as a failed load.
                if (message.type().equals("error") && !message.text().contains("422")) {
                    complaints.add("console: " + message.text());
                }
            });
            context.onWebError(error -> complaints.add("script: " + error.error()));
            page = context.newPage();
        }

        public BrowserContext context() {
            return context;
        }

        public void open(String path) {
            page.navigate(path);
        }

        /** Asks for pages in this language from now on. */
        public Visitor speaking(String language) {
            context.setExtraHTTPHeaders(Map.of("Accept-Language", language));
            return this;
        }

        /** What of the page as it stands is cut off: texts in boxes that hide what does not fit, and sideways scrolling. */
        public List<String> cutOff() {
            return ((List<?>) page.evaluate("""
                    () => {
                      const wide = document.documentElement.scrollWidth - window.innerWidth;
                      const cut = wide > 0 ? ['the page is wider by ' + wide] : [];
                      const hides = style => [style.overflowX, style.overflowY].some(o => o === 'hidden' || o === 'clip');
                      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                      while (texts.nextNode()) {
                        const text = texts.currentNode;
                        if (!text.textContent.trim()) continue;
                        let box = text.parentElement;
                        while (box && !hides(getComputedStyle(box))) box = box.parentElement;
                        if (!box || box.clientWidth < 2 || box.clientHeight < 2) continue;
                        const edge = box.getBoundingClientRect();
                        const range = document.createRange();
                        range.selectNodeContents(text);
                        const out = [...range.getClientRects()].some(at => at.width > 1 && (at.left < edge.left - 1
                            || at.right > edge.right + 1 || at.top < edge.top - 4 || at.bottom > edge.bottom + 4));
                        if (out) cut.push(box.tagName + '.' + box.className + ': ' + text.textContent.trim().slice(0, 80));
                      }
                      return cut;
                    }""")).stream().map(String::valueOf).toList();
        }

        /** Goes on as whoever is signed in there. */
        public Visitor signedInAs(Client client) {
            return signedInWith(client.cookie("readback_session").orElseThrow());
        }

        /** Goes on in this session. */
        public Visitor signedInWith(String session) {
            context.addCookies(List.of(new Cookie("readback_session", session).setUrl(root)));
            return this;
        }

        public Locator link(String name) {
            return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
        }

        public Locator button(String name) {
            return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
        }

        public Locator field(String label) {
            return page.locator("input, select, textarea")
                    .and(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
        }

        /**
         * Looks at the page as it stands: no accessibility violation by axe, no sideways scrolling, nothing complained of
         * so far; and keeps a screenshot under {@code target/screenshots}.
         */
        public void look(String name) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(shot(name)));
            if (javaScript) {
                // Legacy is the way for pages without frames: it opens no window of its own for the report.
                var violations =
                        new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
                assertThat(violations)
                        .as("axe on %s (%s)", name, page.url())
                        .extracting(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .isEmpty();
                var overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                assertThat(((Number) overflow).intValue())
                        .as("sideways scrolling of %s (%s)", name, page.url())
                        .isLessThanOrEqualTo(0);
            }
            assertThat(complaints).as("while looking at %s", name).isEmpty();
        }

        /** For a test that provokes a complaint, such as a network that is cut. */
        public void forgive() {
            complaints.clear();
        }

        private Path shot(String name) {
            return SHOTS.resolve("%s-%s%s%s.png"
                    .formatted(
                            name,
                            width.name().toLowerCase(java.util.Locale.ROOT),
                            scheme == ColorScheme.DARK ? "-dark" : "",
                            javaScript ? "" : "-nojs"));
        }

        @Override
        public void close() {
            context.close();
        }

        @Override
        public String toString() {
            return Map.of("width", width, "javaScript", javaScript).toString();
        }
    }
}

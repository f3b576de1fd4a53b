package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.readback.support.PseudoLanguage;
import org.readback.support.Schools;

/** Who reads what in which language. */
@QuarkusTest
class LanguageTest {
    @Inject
    Schools schools;

    @Test
    void a_page_is_in_the_language_that_the_browser_asks_for() {
        var page = schools.nobody()
                .speaking("xx, " + PseudoLanguage.TAG + ";q=0.8, en;q=0.5")
                .get("/nowhere")
                .page();
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(PseudoLanguage.TAG);
        assertThat(page.selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("h1").text()).startsWith("⟦Page not found").endsWith("⟧");
    }

    @Test
    void a_browser_that_asks_for_no_language_or_for_nonsense_gets_english() {
        for (var browser : new String[] {"", "*", "xx", ";;;", "en-US", "de;q=nonsense", "ar-XB;q=0"}) {
            var page = schools.nobody().speaking(browser).get("/nowhere").page();
            assertThat(page.selectFirst("html").attr("lang")).as(browser).isEqualTo("en-GB");
            assertThat(page.selectFirst("html").attr("dir")).isEqualTo("ltr");
            assertThat(page.select("h1").text()).isEqualTo("Page not found");
        }
    }
}

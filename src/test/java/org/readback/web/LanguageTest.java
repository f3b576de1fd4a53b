package org.readback.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.readback.kernel.Language;
import org.readback.kernel.NameOrder;
import org.readback.kernel.PluralForm;
import org.readback.kernel.ReaderLanguage;
import org.readback.kernel.SchoolTime;
import org.readback.support.PseudoLanguage;
import org.readback.support.Schools;

/** Who reads what in which language. */
@QuarkusTest
class LanguageTest {
    private static final Language PSEUDO = Language.of(PseudoLanguage.TAG);

    @Inject
    Schools schools;

    @Inject
    ReaderLanguage language;

    @Inject
    SchoolTime times;

    @Inject
    NameOrder order;

    @Inject
    DataSource database;

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

    @Test
    void what_a_person_chose_goes_before_what_the_browser_asks_for() {
        var student = schools.make().student("Imani Okafor");
        var browser = schools.as(student).speaking("en");
        var account = browser.get("/account");
        assertThat(account.texts("option")).containsExactly("As my browser asks", "English", "العربية");
        var chosen = account.submit("/account/language", "language", PseudoLanguage.TAG)
                .follow();
        assertThat(chosen.page().selectFirst("html").attr("lang")).isEqualTo(PseudoLanguage.TAG);
        assertThat(chosen.texts(".notice.ok").get(0)).startsWith("⟦Saved. From now on");
        assertThat(chosen.page().select("option[selected]").val()).isEqualTo(PseudoLanguage.TAG);

        var back = chosen.submit("/account/language", "language", "").follow();
        assertThat(back.page().selectFirst("html").attr("lang")).isEqualTo("en-GB");
        assertThat(browser.post("/account/language", "language", "xx").status()).isEqualTo(400);
    }

    @Test
    void a_browser_without_a_language_gets_that_of_the_school() throws SQLException {
        var school = schools.make();
        var student = school.student("Imani Okafor");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update school set language = ? where id = ?")) {
            update.setString(1, PseudoLanguage.TAG);
            update.setLong(2, school.id());
            update.executeUpdate();
        }
        var lang = "html";
        assertThat(schools.as(student)
                        .speaking("xx")
                        .get("/account")
                        .page()
                        .selectFirst(lang)
                        .attr("lang"))
                .isEqualTo(PseudoLanguage.TAG);
        assertThat(schools.as(student)
                        .speaking("en")
                        .get("/account")
                        .page()
                        .selectFirst(lang)
                        .attr("lang"))
                .isEqualTo("en-GB");
    }

    /** Passwords are checked on other threads. */
    @Test
    void an_answer_that_had_to_queue_is_in_the_readers_language_too() {
        var browser = schools.nobody().speaking(PseudoLanguage.TAG);
        var answer = browser.get("/sign-in").submit("/sign-in", "name", "nobody.here", "password", "wrong");
        assertThat(answer.texts(".field .error")).singleElement().asString().startsWith("⟦Sign-in name and password");
    }

    @Test
    void each_form_that_words_take_beside_a_number_is_known_with_a_number_that_takes_it() {
        assertThat(names("en-GB")).containsExactlyInAnyOrder("one", "other");
        assertThat(names("pl")).containsExactlyInAnyOrder("one", "few", "many", "other");
        assertThat(names("ja")).containsExactly("other");
        assertThat(Language.of("pl").pluralForms())
                .contains(new PluralForm("many", 5)) // as 0 is, of which a text may say something of its own
                .contains(new PluralForm("other", 0.5));
        for (var tag : List.of("en-GB", "pl", "ar", "cs", "cy", "lt", "ja")) {
            var rules = PluralRules.forLocale(ULocale.forLanguageTag(tag));
            assertThat(Language.of(tag).pluralForms()).as(tag).isNotEmpty().allSatisfy(form -> assertThat(
                            rules.select(form.sample()))
                    .isEqualTo(form.name()));
        }
    }

    private static List<String> names(String tag) {
        return Language.of(tag).pluralForms().stream().map(PluralForm::name).toList();
    }

    @Test
    void a_script_gets_a_text_for_each_form_that_the_language_of_the_page_has() {
        var student = schools.make().student("Imani Okafor");
        var english = schools.as(student).speaking("en").get("/home").page().selectFirst("[data-unsent]");
        assertThat(english.attr("data-left-one")).isEqualTo("%: 1 answer was not sent yet.");
        assertThat(english.attr("data-left-other")).isEqualTo("%: # answers were not sent yet.");
        assertThat(english.attr("data-left-few")).isEmpty();
        var pseudo = schools.as(student)
                .speaking(PseudoLanguage.TAG)
                .get("/home")
                .page()
                .selectFirst("[data-unsent]");
        for (var what : List.of("left", "sent", "late", "overtaken")) {
            for (var form : List.of("zero", "two", "few", "many", "other")) {
                assertThat(pseudo.attr("data-" + what + "-" + form))
                        .startsWith("⟦%: # answers ")
                        .endsWith("⟧");
            }
            assertThat(pseudo.attr("data-" + what + "-one")).startsWith("⟦%: 1 answer ");
        }
    }

    @Test
    void dates_numbers_and_names_are_those_of_the_language() {
        var noon = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(times.day(noon)).isEqualTo("Tue, 24 Nov 2026");
        assertThat(language.in(Language.of("de"), () -> times.day(noon))).isEqualTo("Di., 24. Nov. 2026");
        assertThat(language.in(PSEUDO, () -> times.day(noon)))
                .contains("نوفمبر")
                .contains("2026");
        assertThat(Language.of("en-GB").oneDecimal(7.25)).isEqualTo("7.3");
        assertThat(Language.of("de").oneDecimal(7.25)).isEqualTo("7,3");
        assertThat(Language.of("de").oneDecimalIfAny(7)).isEqualTo("7");
        var names = List.of("Zoe", "Ärni", "Adam");
        assertThat(names.stream().sorted(language.in(Language.of("de"), order::names)))
                .containsExactly("Adam", "Ärni", "Zoe");
        assertThat(names.stream().sorted(language.in(Language.of("sv"), order::names)))
                .containsExactly("Adam", "Zoe", "Ärni");
    }
}

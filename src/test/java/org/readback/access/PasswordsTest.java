package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are refused, and which a child may choose. */
class PasswordsTest {
    private static final List<String> IMANI = List.of("imani.okafor", "Imani Okafor", "Elmfield School", "9A English");

    @Test
    void the_3000_most_common_passwords_are_refused() throws IOException {
        var common = common();
        assertThat(common.subList(0, 3000)).allSatisfy(password -> assertThat(Passwords.flaw(password, List.of()))
                .isPresent());
        // Most of those are too short, anyway.
        var longOnes = common.stream()
                .filter(password -> password.length() >= Passwords.SHORTEST)
                .limit(3000)
                .toList();
        assertThat(longOnes).hasSize(3000).allSatisfy(password -> assertThat(Passwords.flaw(password, List.of()))
                .contains(Passwords.Flaw.COMMON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "P@ssw0rd1",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "123456789012345678901234567890",
                "qwertyuiopasdfgh",
                "passwordpasswordpasswordpassword",
                "minecraft2014",
                "drowssap"
            })
    void what_is_made_of_common_ones_is_refused_too(String password) {
        assertThat(Passwords.flaw(password, List.of())).contains(Passwords.Flaw.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imani.okafor",
                "Imani Okafor",
                "ImaniOkafor",
                "imaniokafor12",
                "okafor2012",
                "rofako.inami",
                "elmfield school",
                "ElmfieldSchool",
                "elmfield1",
                "9aenglish",
                "9A English",
                "readback",
                "Readback2024"
            })
    void names_that_others_know_are_refused(String password) {
        assertThat(Passwords.flaw(password, IMANI)).contains(Passwords.Flaw.NAMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tide after tide",
                "seven green doors",
                "bluehorse42",
                "i like pizza",
                "mydogrex",
                "tractor yellow",
                "zebra-window",
                "красный трактор",
                "Imani likes slow trains",
                "passwordpassword and seven green doors"
            })
    void what_a_child_can_remember_is_accepted(String password) {
        assertThat(Passwords.flaw(password, IMANI)).isEmpty();
    }

    @Test
    void a_password_is_short_or_long_whatever_it_is_made_of() {
        assertThat(Passwords.flaw("x7$kQ!z", IMANI)).contains(Passwords.Flaw.SHORT);
        assertThat(Passwords.flaw("x7$kQ!z".repeat(11), IMANI)).contains(Passwords.Flaw.LONG);
        assertThat(Passwords.flaw("é".repeat(37), IMANI)).contains(Passwords.Flaw.LONG);
        assertThat(Passwords.flaw("🐝🐋🐢🦊🐙🦉🐌🐡", IMANI)).isEmpty();
    }

    /** From the list that the library brings along, the most common one first. */
    private static List<String> common() throws IOException {
        try (var list = Zxcvbn.class.getResourceAsStream("/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        }
    }
}

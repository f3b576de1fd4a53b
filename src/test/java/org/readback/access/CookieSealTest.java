package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readback.access.CookieSeal.Purpose;

class CookieSealTest {
    private final CookieSeal seal = new CookieSeal("a key of thirty-two letters, yes".getBytes());

    @Test
    void what_was_sealed_is_read_again() {
        assertThat(seal.open(Purpose.SESSION, seal.seal(Purpose.SESSION, "token.123")))
                .contains("token.123");
    }

    @Test
    void a_cookie_for_something_else_does_not_count() {
        assertThat(seal.open(Purpose.SESSION, seal.seal(Purpose.BROWSER, "token.123")))
                .isEmpty();
    }

    @Test
    void what_another_key_sealed_does_not_count() {
        var other = new CookieSeal("another key, of the same length.".getBytes());

        assertThat(seal.open(Purpose.SESSION, other.seal(Purpose.SESSION, "token.123")))
                .isEmpty();
    }

    @Test
    void changed_content_does_not_count() {
        var sealed = seal.seal(Purpose.SESSION, "token.123");

        assertThat(seal.open(Purpose.SESSION, sealed.replace("123", "999"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "token.123", "token.123~", "token.123~%%%", "token.123~AAAA", "~~~~"})
    void nonsense_does_not_count(String nonsense) {
        assertThat(seal.open(Purpose.SESSION, nonsense)).isEmpty();
    }
}

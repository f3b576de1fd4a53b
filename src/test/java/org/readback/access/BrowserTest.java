package org.readback.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserTest {
    @Test
    void it_knows_whom_it_has_signed_in_to_and_nobody_else() {
        var browser = Browser.fresh().with("ada.park").with("ben.osei");
        var read = Browser.read(browser.content());
        assertThat(read).isEqualTo(browser);
        assertThat(read.knows("ada.park")).isTrue();
        assertThat(read.knows("ben.osei")).isTrue();
        assertThat(read.knows("imani.okafor")).isFalse();
        assertThat(Browser.read(Browser.fresh().content()).knows("ada.park")).isFalse();
    }

    @Test
    void it_forgets_whom_it_has_not_seen_for_longest() {
        var browser = Browser.fresh().with("ada.park").with("ben.osei");
        for (int i = 0; i < Browser.MOST_ACCOUNTS - 2; i++) {
            browser = browser.with("student" + i);
        }
        browser = browser.with("ada.park").with("imani.okafor");
        assertThat(browser.knows("ada.park")).isTrue();
        assertThat(browser.knows("ben.osei")).isFalse();
        assertThat(browser.accounts()).hasSize(Browser.MOST_ACCOUNTS);
    }

    @Test
    void a_full_cookie_is_still_read() {
        var seal = new CookieSeal("a key of thirty-two letters, yes".getBytes(StandardCharsets.UTF_8));
        var browser = Browser.fresh();
        for (int i = 0; i < Browser.MOST_ACCOUNTS; i++) {
            browser = browser.with("student" + i);
        }
        var sealed = seal.seal(CookieSeal.Purpose.BROWSER, browser.content());
        assertThat(seal.open(CookieSeal.Purpose.BROWSER, sealed).map(Browser::read))
                .contains(browser);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::1, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
    })
    void an_address_counts_with_its_network(String address, String network) {
        assertThat(Sender.network(address)).isEqualTo(network);
    }
}

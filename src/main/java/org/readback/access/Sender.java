package org.readback.access;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Where the request that is being answered comes from: which network address, and which browser. */
@ApplicationScoped
class Sender {
    /** Says which accounts the browser has signed in to before. It opens none of them. */
    static final String COOKIE = "readback_browser";

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CurrentVertxRequest current;
    private final CookieSeal seal;

    Sender(CurrentVertxRequest current, CookieSeal seal) {
        this.current = current;
        this.seal = seal;
    }

    Lane lane(String account) {
        return browser()
                .filter(browser -> browser.knows(account))
                .map(browser -> new Lane(account, true, browser.id()))
                .orElseGet(() -> new Lane(account, false, address()));
    }

    /** The cookie after signing in to this account, for another year. */
    NewCookie remembering(String signInName) {
        var content = browser().orElseGet(Browser::fresh).with(signInName).content();
        return cookie(COOKIE, seal.seal(CookieSeal.Purpose.BROWSER, content), (int) REMEMBERED.toSeconds());
    }

    NewCookie cookie(String name, String value, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(request()
                        .filter(request -> "https".equals(request.scheme()))
                        .isPresent())
                .build();
    }

    Optional<Browser> browser() {
        return request()
                .map(request -> request.getCookie(COOKIE))
                .flatMap(cookie -> seal.open(CookieSeal.Purpose.BROWSER, cookie.getValue()))
                .map(Browser::read);
    }

    /** The network address, by which strangers are counted. */
    String address() {
        return request()
                .map(HttpServerRequest::remoteAddress)
                // A proxy may have said something that is no address.
                .map(address -> address.hostAddress())
                .map(Sender::network)
                .orElse("unknown");
    }

    /** @param address in figures; of IPv6, of which a household or an attacker has 2⁶⁴ at least, only the network counts */
    static String network(String address) {
        try {
            var parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))
                                    .getHostAddress()
                            + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private Optional<HttpServerRequest> request() {
        return Arc.container().requestContext().isActive() && current.getCurrent() != null
                ? Optional.of(current.getCurrent().request())
                : Optional.empty();
    }
}

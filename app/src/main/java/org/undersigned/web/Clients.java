package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.undersigned.limit.Client;

/** Finds out whence a request comes: its peer, or what trusted proxies say, read from the right. */
@Component
public class Clients {

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final int MOST_HOPS = 32;

    private final WebSettings settings;
    private final AtomicBoolean warned = new AtomicBoolean();

    Clients(WebSettings settings) {
        this.settings = settings;
    }

    public Client of(HttpServletRequest request) {
        var peer = address(request.getRemoteAddr());
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) {
            return new Client(peer);
        }
        if (!settings.trustedProxies().contain(peer)) {
            warnOnce();
            return new Client(peer);
        }
        return new Client(lastUntrusted(forwarded, peer));
    }

    /** Whether a proxy stands between: then the peer's address says nothing of who asks. */
    public boolean isForwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded")
                        || name.equals("via")
                        || name.equals("x-real-ip")
                        || name.startsWith("x-forwarded-"));
    }

    private InetAddress lastUntrusted(String forwarded, InetAddress peer) {
        var hops = Arrays.asList(forwarded.split(",", MOST_HOPS)).reversed();
        var nearest = peer;
        for (var hop : hops) {
            try {
                nearest = address(hop.strip());
            } catch (IllegalArgumentException unreadable) {
                return nearest;
            }
            if (!settings.trustedProxies().contain(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    /** As {@link InetAddress#ofLiteral}, which tries IPv4 first and fails inwardly for all others, at a tenth of what a signing costs. */
    private static InetAddress address(String literal) {
        return literal.contains(":") ? Inet6Address.ofLiteral(literal) : Inet4Address.ofLiteral(literal);
    }

    private void warnOnce() {
        if (warned.compareAndSet(false, true)) {
            LOG.warn("a proxy names clients in X-Forwarded-For but is not trusted: all its visitors count as one. "
                    + "If it is yours, set UNDERSIGNED_TRUSTED_PROXIES.");
        }
    }
}

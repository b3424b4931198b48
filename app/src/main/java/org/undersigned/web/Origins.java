package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/** Whether a form was sent from a page of ours: only a present and foreign Origin or Sec-Fetch-Site says it was not. */
public final class Origins {

    private static final Set<String> OURS = Set.of("same-origin", "none", "same-site");

    private Origins() {}

    /** Throws {@link Foreign} for a form of another site. */
    public static void mustBeOurs(HttpServletRequest request, URI publicAddress) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (site != null && !OURS.contains(site)) {
            throw new Foreign();
        }
        if (origin != null && !origin.equals("null") && !isOurs(origin, request, publicAddress)) {
            throw new Foreign();
        }
    }

    /** The address that the world sees, or the very address that was asked (a demo opened under another local name). */
    private static boolean isOurs(String origin, HttpServletRequest request, URI publicAddress) {
        return origin.equals(publicAddress.toString())
                || origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }

    /** A form that came from elsewhere. */
    static final class Foreign extends RuntimeException {}
}

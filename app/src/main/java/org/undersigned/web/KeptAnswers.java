package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Answers that are served from memory. They are looked for before anything else, for they are what a nation asks for at once. */
public interface KeptAnswers {

    Optional<Kept> find(HttpServletRequest request);

    /** The slug in {@code /campaigns/SLUG} with this at its end, if the path is such a one. */
    static Optional<String> slug(HttpServletRequest request, String end) {
        var path = request.getServletPath();
        var begin = "/campaigns/";
        if (!path.startsWith(begin) || !path.endsWith(end) || path.length() <= begin.length() + end.length()) {
            return Optional.empty();
        }
        var slug = path.substring(begin.length(), path.length() - end.length());
        return slug.indexOf('/') < 0 ? Optional.of(slug) : Optional.empty();
    }
}

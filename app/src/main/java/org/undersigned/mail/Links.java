package org.undersigned.mail;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The web addresses in a plain text, in order. */
final class Links {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?')\\]]");

    private Links() {}

    static List<String> in(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).toList();
    }
}

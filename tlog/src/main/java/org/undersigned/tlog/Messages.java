package org.undersigned.tlog;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;

/** The words of the verifier, from messages.properties. */
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.undersigned.tlog.messages");
    private static final int LONGEST = 200;

    private Messages() {}

    public static String text(String code, Object... arguments) {
        return MessageFormat.format(
                BUNDLE.getString(code),
                Arrays.stream(arguments).map(Messages::printable).toArray());
    }

    // Arguments come from files of strangers: they must not move the reader's cursor or hide a line.
    private static String printable(Object argument) {
        var text = String.valueOf(argument).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}

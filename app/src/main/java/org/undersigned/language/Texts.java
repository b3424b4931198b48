package org.undersigned.language;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one package in one language, from {@code messages/<package>.properties}. Patterns are ICU message
 * formats: {@code {0}}, {@code {0, plural, one {# person} other {# people}}}; an apostrophe before a brace is doubled.
 */
public final class Texts {

    private static final ConcurrentHashMap<String, Texts> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final ResourceBundle bundle;
    private final ConcurrentHashMap<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(String owner, Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "messages/" + owner,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Texts of(String owner, Locale locale) {
        return KNOWN.computeIfAbsent(owner + "/" + locale.toLanguageTag(), _ -> new Texts(owner, locale));
    }

    public Locale locale() {
        return locale;
    }

    /** A key without a text is a fault of ours and throws {@link java.util.MissingResourceException}. */
    public String say(String key, Object... arguments) {
        if (arguments.length == 0) {
            return bundle.getString(key).replace("''", "'");
        }
        var format = formats.computeIfAbsent(key, _ -> new MessageFormat(bundle.getString(key), locale));
        return ((MessageFormat) format.clone()).format(arguments);
    }
}

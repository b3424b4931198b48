package org.undersigned.mail;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.ibm.icu.text.IDNA;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of an address after the @, in the one form that machines compare: A-labels, lower case. */
final class Domain {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,126}(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");

    /** Many addresses share few domains. To keep order in them wakes no other thread: someone signs meanwhile. */
    private static final LoadingCache<String, Optional<String>> KNOWN =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(10_000).build(Domain::read);

    private Domain() {}

    /** Empty unless the domain can have mail servers: two labels or more, a top-level domain of letters, no final dot. */
    static Optional<String> ascii(String typed) {
        return KNOWN.get(typed);
    }

    private static Optional<String> read(String typed) {
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(typed, new StringBuilder(), info).toString();
        return info.hasErrors() || !HOST.matcher(ascii).matches() ? Optional.empty() : Optional.of(ascii);
    }
}

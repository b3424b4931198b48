package org.undersigned.mail;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How mail leaves this host: in whose name, by which server (or into a folder), how fast, signed with what. */
public record MailSettings(
        From from, Optional<SmtpServer> smtp, Optional<DkimKey> dkim, Path folder, int rate, boolean sending) {

    /** Who writes: a name (may be empty) and an address. */
    public record From(String name, EmailAddress address) {}

    private static final From NOBODY = new From("Undersigned", new EmailAddress("no-reply@undersigned.invalid"));
    private static final int RATE = 20;
    private static final int FASTEST = 10_000;
    private static final Pattern NAME_AND_ADDRESS =
            Pattern.compile("(?:\"?([^\"<>\\p{Cntrl}]*?)\"?\\s*<([^<>]+)>|([^<>]+))");

    /** Reads {@code UNDERSIGNED_SMTP_URL}, {@code _MAIL_FROM}, {@code _MAIL_RATE} and {@code _DKIM_…}; throws {@link MailUnusable}. */
    public static MailSettings of(Map<String, String> environment, Path data) {
        var values = new Values(environment);
        var smtp = values.get("UNDERSIGNED_SMTP_URL").map(SmtpServer::of);
        return new MailSettings(
                values.get("UNDERSIGNED_MAIL_FROM").map(MailSettings::from).orElseGet(() -> nobody(smtp)),
                smtp,
                dkim(values),
                data.resolve("mail"),
                values.get("UNDERSIGNED_MAIL_RATE").map(MailSettings::rate).orElse(smtp.isPresent() ? RATE : FASTEST),
                true);
    }

    /** For commands that pass by: they queue, and leave the sending to the server. */
    public MailSettings withoutSending() {
        return new MailSettings(from, smtp, dkim, folder, rate, false);
    }

    private static From nobody(Optional<SmtpServer> smtp) {
        if (smtp.isPresent()) {
            throw MailUnusable.because("from.missing");
        }
        return NOBODY;
    }

    private static From from(String text) {
        var parts = NAME_AND_ADDRESS.matcher(text);
        if (parts.matches()) {
            var name = Optional.ofNullable(parts.group(1)).orElse("");
            var address = Optional.ofNullable(parts.group(2)).orElse(parts.group(3));
            return new From(
                    name, EmailAddress.parse(address).orElseThrow(() -> MailUnusable.because("from.wrong", text)));
        }
        throw MailUnusable.because("from.wrong", text);
    }

    private static Optional<DkimKey> dkim(Values values) {
        var file = values.get("UNDERSIGNED_DKIM_KEY_FILE");
        var selector = values.get("UNDERSIGNED_DKIM_SELECTOR");
        var domain = values.get("UNDERSIGNED_DKIM_DOMAIN");
        if (file.isEmpty() && selector.isEmpty() && domain.isEmpty()) {
            return Optional.empty();
        }
        if (file.isEmpty() || selector.isEmpty() || domain.isEmpty()) {
            throw MailUnusable.because("dkim.incomplete");
        }
        return Optional.of(DkimKey.read(domain.get(), selector.get(), Path.of(file.get())));
    }

    private static int rate(String text) {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        throw MailUnusable.because("rate.wrong", text);
    }

    private record Values(Map<String, String> environment) {

        Optional<String> get(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }
    }
}

package org.undersigned.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is to be sent to one address. The id is the caller's and deterministic, so that queueing again is harmless; no
 * field can smuggle in a header. {@code answers} is the request it belongs to, which may be erased.
 */
public record Mail(
        UUID id,
        long campaign,
        String kind,
        EmailAddress to,
        String subject,
        String text,
        Optional<String> html,
        List<Attachment> attachments,
        Optional<String> from,
        Optional<EmailAddress> replyTo,
        Optional<URI> unsubscribe,
        Optional<UUID> answers) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 500_000;
    private static final int LARGEST = 20 << 20;

    /** Throws {@link IllegalArgumentException} for anything that cannot be mailed. */
    public Mail {
        attachments = List.copyOf(attachments);
        must(KIND.matcher(kind).matches(), "kind");
        must(isLine(subject), "subject");
        must(text.length() <= LONGEST_TEXT, "text");
        must(html.map(String::length).orElse(0) <= LONGEST_TEXT, "html");
        must(from.map(Mail::isLine).orElse(true), "from");
        must(unsubscribe.map(uri -> isLine(uri.toASCIIString())).orElse(true), "unsubscribe");
        must(attachments.stream().mapToLong(part -> part.content().length).sum() <= LARGEST, "attachments");
    }

    /** The least that a mail is; the {@code with…} methods add the rest. Campaign is {@code Vault.HOST} if there is none. */
    public static Mail of(UUID id, long campaign, String kind, EmailAddress to, String subject, String text) {
        return new Mail(
                id,
                campaign,
                kind,
                to,
                subject,
                text,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Mail withHtml(String page) {
        return new Mail(
                id,
                campaign,
                kind,
                to,
                subject,
                text,
                Optional.of(page),
                attachments,
                from,
                replyTo,
                unsubscribe,
                answers);
    }

    public Mail with(Attachment attachment) {
        var more = new ArrayList<>(attachments);
        more.add(attachment);
        return new Mail(id, campaign, kind, to, subject, text, html, more, from, replyTo, unsubscribe, answers);
    }

    /** The name shown beside the host's own address. */
    public Mail withFrom(String name) {
        return new Mail(
                id,
                campaign,
                kind,
                to,
                subject,
                text,
                html,
                attachments,
                Optional.of(name),
                replyTo,
                unsubscribe,
                answers);
    }

    public Mail withReplyTo(EmailAddress address) {
        return new Mail(
                id,
                campaign,
                kind,
                to,
                subject,
                text,
                html,
                attachments,
                from,
                Optional.of(address),
                unsubscribe,
                answers);
    }

    /** An address that ends such mails by one POST (RFC 8058). */
    public Mail withUnsubscribe(URI link) {
        return new Mail(
                id, campaign, kind, to, subject, text, html, attachments, from, replyTo, Optional.of(link), answers);
    }

    public Mail answering(UUID request) {
        return new Mail(
                id,
                campaign,
                kind,
                to,
                subject,
                text,
                html,
                attachments,
                from,
                replyTo,
                unsubscribe,
                Optional.of(request));
    }

    /** A file that goes along. */
    public record Attachment(String name, String contentType, byte[] content) {

        private static final Pattern TYPE =
                Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}(?:; charset=[a-z0-9-]{1,20})?");

        public Attachment {
            must(isLine(name) && !name.isBlank(), "attachment name");
            must(TYPE.matcher(contentType).matches(), "attachment type");
        }
    }

    @Override
    public String toString() {
        return "Mail[" + kind + " " + id + " of campaign " + campaign + "]";
    }

    private static boolean isLine(String text) {
        return text.length() <= LONGEST_LINE
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.LINE_SEPARATOR
                                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                                || Character.getType(point) == Character.SURROGATE);
    }

    private static void must(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException("a mail cannot have this " + field);
        }
    }
}

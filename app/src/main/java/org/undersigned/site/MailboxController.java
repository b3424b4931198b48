package org.undersigned.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.undersigned.language.Texts;
import org.undersigned.mail.Mailbox;
import org.undersigned.web.Clients;
import org.undersigned.web.NotFound;
import org.undersigned.web.Pages;

/** The mails of a demo: to this machine alone, and never through a proxy. */
@Controller
class MailboxController {

    private static final int MOST = 200;
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Mailbox mailbox;
    private final SiteSettings settings;
    private final Clients clients;
    private final Pages pages;

    MailboxController(Mailbox mailbox, SiteSettings settings, Clients clients, Pages pages) {
        this.mailbox = mailbox;
        this.settings = settings;
        this.clients = clients;
        this.pages = pages;
    }

    @GetMapping("/mailbox")
    ResponseEntity<byte[]> show(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        mustBeAllowed(request);
        var text = Texts.of("site", Locale.ENGLISH);
        var mails = entries(to).stream().map(MailboxController::mail).toList();
        return pages.answer(
                HttpStatus.OK,
                new MailboxPage(pages.layout("site", Locale.ENGLISH, text.say("mailbox.layout"), true), mails));
    }

    @GetMapping("/mailbox.json")
    @ResponseBody
    List<Map<String, Object>> list(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        mustBeAllowed(request);
        return entries(to).stream().map(MailboxController::json).toList();
    }

    private List<Mailbox.Entry> entries(String to) {
        return to.isBlank() ? mailbox.newest(MOST) : mailbox.to(to, MOST);
    }

    private void mustBeAllowed(HttpServletRequest request) {
        if (!settings.mailbox()
                || !InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                || !LOOPBACK_NAMES.contains(request.getServerName())
                || clients.isForwarded(request)) {
            throw new NotFound();
        }
    }

    private static Map<String, Object> json(Mailbox.Entry entry) {
        var mail = new LinkedHashMap<String, Object>();
        mail.put("to", entry.to());
        mail.put("subject", entry.subject());
        mail.put("sent_at", entry.sentAt().toString());
        mail.put("text", entry.text());
        mail.put("links", entry.links());
        return mail;
    }

    private static MailboxPage.Mail mail(Mailbox.Entry entry) {
        var sent = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                .localizedBy(Locale.UK)
                .format(entry.sentAt().atZone(ZoneId.systemDefault()));
        return new MailboxPage.Mail(
                "mail-" + Integer.toHexString(entry.hashCode()),
                entry.to(),
                entry.subject(),
                sent,
                entry.text(),
                entry.links());
    }
}

package org.undersigned.mail;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.vault.Vault;

/** The mailer that remembers: mails end here instead of leaving. */
public final class Inbox implements Transport {

    private static final int NO_LIMIT = 1_000_000;

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Queue<Outcome> answers = new ArrayDeque<>();

    /** A front door whose {@code drain} fills this inbox. */
    public Mails mails(JdbcClient jdbc, Vault vault, InstantSource clock) {
        return new Mails(new MailStore(jdbc), new SealedMail(vault), sender(jdbc, vault, clock), vault, clock);
    }

    Sender sender(JdbcClient jdbc, Vault vault, InstantSource clock) {
        return new Sender(new MailStore(jdbc), new SealedMail(vault), this, new Pace(NO_LIMIT), clock);
    }

    /** The next mails fare like this, one each; what is not accepted is not remembered. */
    public synchronized Inbox answering(Outcome... next) {
        answers.addAll(List.of(next));
        return this;
    }

    @Override
    public synchronized Outcome send(Mail mail) {
        var answer = answers.isEmpty() ? new Outcome.Accepted() : answers.remove();
        if (answer instanceof Outcome.Accepted) {
            mails.add(mail);
        }
        return answer;
    }

    public List<Mail> all() {
        return List.copyOf(mails);
    }

    /** In order of arrival. */
    public List<Mail> of(String address) {
        return mails.stream()
                .filter(mail -> mail.to().text().equalsIgnoreCase(address))
                .toList();
    }

    public Mail newest(String address) {
        var found = of(address);
        if (found.isEmpty()) {
            throw new AssertionError("no mail to " + address);
        }
        return found.getLast();
    }

    /** The links in the text of the newest mail, in order. */
    public List<String> newestLinks(String address) {
        return Links.in(newest(address).text());
    }

    public String newestLink(String address) {
        return newestLinks(address).getFirst();
    }

    public void clear() {
        mails.clear();
    }
}

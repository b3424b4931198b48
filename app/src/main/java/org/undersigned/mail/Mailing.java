package org.undersigned.mail;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undersigned.vault.Vault;

/** Puts the package together, as the settings say how mail leaves. */
@Configuration(proxyBeanMethods = false)
class Mailing {

    @Bean
    Transport mailTransport(MailSettings settings, InstantSource clock) {
        var composer = new Composer(settings, clock);
        return settings.smtp().isPresent()
                ? new SmtpTransport(settings.smtp().get(), settings, composer)
                : new FolderTransport(settings.folder(), composer, clock);
    }

    @Bean
    Sender mailSender(MailSettings settings, JdbcClient jdbc, Vault vault, Transport transport, InstantSource clock) {
        return new Sender(new MailStore(jdbc), new SealedMail(vault), transport, new Pace(settings.rate()), clock);
    }

    @Bean
    SenderLoop mailLoop(MailSettings settings, Sender sender) {
        return new SenderLoop(sender, settings.sending());
    }

    @Bean
    Mails mails(JdbcClient jdbc, Vault vault, Sender sender, InstantSource clock) {
        return new Mails(new MailStore(jdbc), new SealedMail(vault), sender, vault, clock);
    }

    @Bean
    Mailbox mailbox(MailSettings settings) {
        return new Mailbox(settings);
    }
}

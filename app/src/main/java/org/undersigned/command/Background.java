package org.undersigned.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Work that goes on by itself, in servers only: answering, sequencing, keeping retention. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "undersigned.serving", havingValue = "true")
class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int ROUNDS_AT_ONCE = 5;

    /** A thread for each kind of round: a long one holds up no other. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(ROUNDS_AT_ONCE);
        scheduler.setThreadNamePrefix("round-");
        scheduler.setErrorHandler(Background::tell);
        return scheduler;
    }

    /** One line, for it comes back every second while the database is gone, and its message may quote values. */
    private static void tell(Throwable trouble) {
        LOG.warn("a round of background work failed and will be tried again: {}", Troubles.brief(trouble));
    }
}

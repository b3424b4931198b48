package org.undersigned.signature;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Everything that is logged below a name while this is open, at a level that holds so long. */
final class Log implements AutoCloseable {

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger logger;
    private final Level before;

    Log(String name, Level level) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
        written.start();
        logger.addAppender(written);
        logger.setLevel(level);
        logger.setAdditive(false);
    }

    List<String> lines() {
        return List.copyOf(written.list).stream()
                .map(event -> event.getFormattedMessage()
                        + Optional.ofNullable(event.getThrowableProxy())
                                .map(ThrowableProxyUtil::asString)
                                .orElse(""))
                .toList();
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.setAdditive(true);
        logger.detachAppender(written);
    }
}

package org.shengren;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL statements that one thread sends while this is open. */
public final class CountedStatements implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
  private final Level before = logger.getLevel();
  private final boolean additive = logger.isAdditive();
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private final AppenderBase<ILoggingEvent> ear;

  public CountedStatements() {
    var listened = Thread.currentThread().getName();
    ear =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getThreadName().equals(listened)
                && event.getMessage().startsWith("Executing prepared SQL statement")) {
              statements.add(event.getFormattedMessage());
            }
          }
        };
    ear.setContext(logger.getLoggerContext());
    ear.start();
    logger.setAdditive(false);
    logger.setLevel(Level.DEBUG);
    logger.addAppender(ear);
  }

  public int count() {
    return statements.size();
  }

  /** What was sent, to read when a count surprises. */
  public List<String> all() {
    return List.copyOf(statements);
  }

  @Override
  public void close() {
    logger.detachAppender(ear);
    logger.setLevel(before);
    logger.setAdditive(additive);
    ear.stop();
  }
}

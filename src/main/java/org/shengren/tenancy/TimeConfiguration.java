package org.shengren.tenancy;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock; nothing else asks the system for the time. */
@Configuration
class TimeConfiguration {
  @Bean
  Clock clock() {
    return new SettableClock(Clock.systemUTC());
  }
}

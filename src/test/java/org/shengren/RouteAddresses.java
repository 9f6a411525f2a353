package org.shengren;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.shengren.SmallCompany.Who;
import org.springframework.context.ApplicationContext;

/** What stands in the braces of a route: by default what belongs to {@link Who#SELF}. */
final class RouteAddresses {
  private RouteAddresses() {}

  static void fill(
      SmallCompany company, ApplicationContext context, Map<String, Supplier<String>> addresses) {
    var talk = company.participant(company.running(), Who.SELF);
    var own = company.assignment(talk, Who.SELF);
    var managers = company.assignment(talk, Who.MANAGER);
    var unique = new java.util.concurrent.atomic.AtomicInteger(100);
    addresses.put("unique", () -> "u" + unique.incrementAndGet());
    addresses.put("today", () -> LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
    addresses.put("person", () -> text(company.person(Who.SELF).value()));
    addresses.put("colleague", () -> text(company.person(Who.COLLEAGUE).value()));
    addresses.put("manager", () -> text(company.person(Who.MANAGER).value()));
    addresses.put("unit", () -> text(company.sales().value()));
    addresses.put("position", () -> text(company.position().value()));
    addresses.put("campaign", () -> text(company.running().value()));
    addresses.put("campaign=released", () -> text(company.released().value()));
    addresses.put("participant", () -> text(talk.value()));
    addresses.put(
        "participant=released",
        () -> text(company.participant(company.released(), Who.SELF).value()));
    addresses.put("assignment", () -> text(own.value()));
    addresses.put("assignment=manager", () -> text(managers.value()));
    addresses.put("indicator", () -> text(company.items(own).getFirst().value()));
    addresses.put("code", () -> "CE");
    addresses.put("competency", () -> "CE");
    addresses.put("model", () -> "key-account-sales");
    addresses.put("token", () -> "never-given-to-anybody");
  }

  private static String text(UUID id) {
    return id.toString();
  }
}

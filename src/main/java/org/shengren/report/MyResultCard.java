package org.shengren.report;

import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.web.HomeCard;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** One's own strengths and focus areas at a glance, at home. */
@Component
class MyResultCard implements HomeCard {
  private static final int BESIDE_WHAT_WAITS = 10;

  private final AccessPolicy policy;
  private final PersonalReports reports;
  private final MessageSource messages;

  MyResultCard(AccessPolicy policy, PersonalReports reports, MessageSource messages) {
    this.policy = policy;
    this.reports = reports;
    this.messages = messages;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    var sight = policy.see(viewer, viewer.person());
    var language = Language.of(LocaleContextHolder.getLocale());
    var opened = reports.of(sight, Optional.empty());
    return Optional.of(
        new Card(
            "report/my-result-card :: card",
            ReportView.of(opened, sight, language, messages),
            BESIDE_WHAT_WAITS));
  }
}

package org.shengren.report;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.web.HomeCard;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** One's own strengths and focus areas at a glance, at home. */
@Component
class MyResultCard implements HomeCard {
  private static final int FIRST = 10;

  /** They often fill no position that has requirements, and come to work for others. */
  private static final Set<Role> ROLES_WITHOUT_POSITION =
      EnumSet.of(
          Role.HR_PARTNER,
          Role.CAMPAIGN_ADMINISTRATOR,
          Role.MODEL_OWNER,
          Role.TENANT_ADMINISTRATOR);

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
    var view = ReportView.of(opened, sight, language, messages);
    return view.state().equals("no-position")
            && ROLES_WITHOUT_POSITION.stream().anyMatch(viewer::has)
        ? Optional.empty()
        : Optional.of(
            new Card("report/my-result-card :: card", view, Place.BESIDE_WHAT_WAITS, FIRST));
  }
}

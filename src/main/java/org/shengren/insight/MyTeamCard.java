package org.shengren.insight;

import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.web.HomeCard;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The first people of one's team at a glance, at home. */
@Component
class MyTeamCard implements HomeCard {
  private static final int AFTER_RUNNING_ASSESSMENTS = 20;

  private final AccessPolicy policy;
  private final Teams teams;
  private final MessageSource messages;

  MyTeamCard(AccessPolicy policy, Teams teams, MessageSource messages) {
    this.policy = policy;
    this.teams = teams;
    this.messages = messages;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    if (!viewer.has(Role.MANAGER)) {
      return Optional.empty();
    }
    var team = teams.of(policy.seeTeam(viewer), Team.Sort.NAME);
    if (team.people() == 0) {
      return Optional.empty();
    }
    var words = TeamInWords.of(team, messages, Language.of(LocaleContextHolder.getLocale()));
    return Optional.of(
        new Card(
            "insight/my-team-card :: card",
            words,
            Place.BELOW_WHAT_WAITS,
            AFTER_RUNNING_ASSESSMENTS));
  }
}

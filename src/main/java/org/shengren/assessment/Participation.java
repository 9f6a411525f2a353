package org.shengren.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.organization.PositionId;

/** One campaign in which a person is rated. */
public sealed interface Participation {
  ParticipantId participant();

  CampaignId campaign();

  Text campaignName();

  Purpose purpose();

  PositionId position();

  Text positionName();

  /** What a side said of both views. */
  record Said(Stance stance, Optional<String> note) {}

  /**
   * Its result may be read.
   *
   * @param newSince since when the person held the position, where that was for a short time only
   */
  record Released(
      ParticipantId participant,
      CampaignId campaign,
      Text campaignName,
      Purpose purpose,
      PositionId position,
      Text positionName,
      Instant releasedAt,
      Optional<Said> self,
      Optional<Said> manager,
      Optional<LocalDate> newSince)
      implements Participation {
    /** Whether both sides said that they see it alike. */
    public boolean agreed() {
      return self.filter(said -> said.stance() == Stance.AGREED).isPresent()
          && manager.filter(said -> said.stance() == Stance.AGREED).isPresent();
    }
  }

  /** Still being rated or talked about. */
  record Running(
      ParticipantId participant,
      CampaignId campaign,
      Text campaignName,
      Purpose purpose,
      PositionId position,
      Text positionName,
      ParticipantState state,
      LocalDate endsOn)
      implements Participation {}
}

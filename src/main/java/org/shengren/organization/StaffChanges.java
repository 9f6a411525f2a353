package org.shengren.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * Many changes of units and people, carried out together or not at all.
 *
 * @param units to be made, in any order
 * @param joiners new people, whose managers may be new as well
 * @param details what is known of a person from now on
 * @param appointments new work; whoever had left is back
 * @param departures last days
 * @param posts all posts beside the main one that a person has from a day on
 * @param dottedLines all who lead a person beside the direct manager from a day on
 */
public record StaffChanges(
    List<NewUnit> units,
    Map<PersonId, NewPerson> joiners,
    Map<PersonId, PersonDetails> details,
    Map<PersonId, NewAppointment> appointments,
    Map<PersonId, LocalDate> departures,
    Map<PersonId, FurtherPosts> posts,
    Map<PersonId, DottedLines> dottedLines) {
  /** A unit with the id that others of the same changes name. */
  public record NewUnit(OrgUnitId id, String code, Text name, OrgUnitId parent) {}

  /**
   * A post beside the main one.
   *
   * @param share of the working time, percent from 1 to 99
   */
  public record Post(OrgUnitId unit, Optional<PositionId> position, int share) {}

  /** The posts that somebody has from a day on; those not named end. */
  public record FurtherPosts(LocalDate from, List<Post> posts) {
    public FurtherPosts {
      posts = List.copyOf(posts);
    }
  }

  /**
   * Who leads somebody beside the direct manager from a day on; those not named no longer do.
   *
   * @param managers each with the agreed share in percent from 1 to 99, if one is agreed
   */
  public record DottedLines(LocalDate from, Map<PersonId, Optional<Integer>> managers) {
    public DottedLines {
      managers = Map.copyOf(managers);
    }
  }

  public StaffChanges {
    units = List.copyOf(units);
    joiners = Map.copyOf(joiners);
    details = Map.copyOf(details);
    appointments = Map.copyOf(appointments);
    departures = Map.copyOf(departures);
    posts = Map.copyOf(posts);
    dottedLines = Map.copyOf(dottedLines);
  }
}

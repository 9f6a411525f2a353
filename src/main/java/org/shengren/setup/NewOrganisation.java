package org.shengren.setup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;

/**
 * An organisation to be founded.
 *
 * @param code company code, 2-31 of {@code a-z 0-9 -}
 * @param unitCode code of the root unit
 * @param models codes of the shipped models to load at once
 */
public record NewOrganisation(
    String code,
    Text name,
    Language firstLanguage,
    ZoneId zone,
    String unitCode,
    Founder founder,
    List<String> models) {
  /**
   * The first person, who administers everything until others are named.
   *
   * @param password at least 10 characters
   * @param joinedOn first day; that of the founding for whoever founds today
   */
  public record Founder(
      String number, Text name, String email, String password, LocalDate joinedOn) {}
}

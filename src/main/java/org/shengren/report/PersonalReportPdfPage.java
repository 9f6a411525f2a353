package org.shengren.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Calendar;
import org.shengren.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The report as a PDF in the reader's language. */
@Controller
class PersonalReportPdfPage {
  private final AccessPolicy policy;
  private final PersonalReports reports;
  private final ReportSections sections;
  private final ReportPdf pdf;
  private final Calendar calendar;
  private final Dates dates;
  private final MessageSource messages;

  PersonalReportPdfPage(
      AccessPolicy policy,
      PersonalReports reports,
      ReportSections sections,
      ReportPdf pdf,
      Calendar calendar,
      Dates dates,
      MessageSource messages) {
    this.policy = policy;
    this.reports = reports;
    this.sections = sections;
    this.pdf = pdf;
    this.calendar = calendar;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping("/people/{person}/report.pdf")
  ResponseEntity<byte[]> show(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @RequestParam Optional<PositionId> against) {
    var sight = policy.see(viewer, person);
    var opened = reports.of(sight, against);
    if (!(opened instanceof Opened.Report)) {
      throw new NothingToPrint();
    }
    var view = ReportView.of(opened, sight, language, messages);
    var today = calendar.today(viewer.tenant());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(view.name() + "-" + today + ".pdf", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(
            pdf.of(
                view,
                sections.of(opened, sight, language, view),
                dates.day(today, language),
                language));
  }
}

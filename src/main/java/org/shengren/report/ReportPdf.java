package org.shengren.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.shengren.kernel.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * The report as a document to hand over: A4, with Chinese type embedded. Names of people may hold
 * characters beyond GB 2312, for which a second font stands in, character by character.
 */
@Component
class ReportPdf {
  private static final String TEMPLATE = "report/personal-report-pdf";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private final SpringTemplateEngine templates;
  private final String style;

  ReportPdf(
      SpringTemplateEngine templates,
      @Value("classpath:org/shengren/report/personal-report-pdf.css") Resource style)
      throws IOException {
    this.templates = templates;
    this.style = style.getContentAsString(StandardCharsets.UTF_8);
  }

  byte[] of(
      ReportView report,
      Map<String, List<ReportSection.Section>> sections,
      String day,
      Language language) {
    var html =
        templates
            .process(
                TEMPLATE,
                new Context(
                    language.locale(),
                    Map.of(
                        "report",
                        report,
                        "sections",
                        sections,
                        "day",
                        day,
                        "language",
                        language.code())))
            .replace("</head>", "<style>" + style + "</style></head>");
    var out = new ByteArrayOutputStream();
    var builder =
        new PdfRendererBuilder()
            .useFont(
                () -> open("NotoSansSC-Regular-gb2312"),
                "Noto",
                REGULAR,
                FontStyle.NORMAL,
                true,
                // Else names in a drawing are set in whatever the machine has, or not at all.
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG))
            .useFont(() -> open("NotoSansSC-Bold-gb2312"), "Noto", BOLD, FontStyle.NORMAL, true)
            .useFont(
                () -> open("NotoSansSC-Regular-gbk"), "NotoRare", REGULAR, FontStyle.NORMAL, true);
    try (var svg = new BatikSVGDrawer()) {
      builder
          .useSVGDrawer(svg)
          .withHtmlContent(language == Language.EN ? forLatinText(html) : html, null)
          .withProducer("Shengren")
          .toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The Chinese type draws curly quotation marks as wide as a Han character. */
  private static String forLatinText(String html) {
    return html.replace("’", "&#39;")
        .replace("‘", "&#39;")
        .replace("“", "&quot;")
        .replace("”", "&quot;");
  }

  private static InputStream open(String font) {
    return Objects.requireNonNull(ReportPdf.class.getResourceAsStream("fonts/" + font + ".ttf"));
  }
}

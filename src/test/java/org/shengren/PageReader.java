package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.ZoneId;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.CurrentViewer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Opens pages as somebody, past the sign-in. */
public record PageReader(MockMvcTester mvc) {
  public MvcTestResult get(Viewer viewer, String address, Language language) {
    return exchange(viewer, mvc.get().uri(address), language, Optional.empty());
  }

  /** Sends anything, with the zone that the browser tells of. */
  public MvcTestResult exchange(
      Viewer viewer, MockMvcRequestBuilder request, Language language, Optional<ZoneId> zone) {
    return Tenancy.in(
        viewer.tenant(),
        () ->
            request
                .locale(language.locale())
                .accept("text/html", "*/*")
                .with((MockHttpServletRequest asked) -> {
                  new CurrentViewer(viewer, Text.of("苏敏", "Su Min"), "auto", false, zone)
                      .bindTo(asked);
                  return asked;
                })
                .exchange());
  }

  /** The page as it is sent. */
  public String source(Viewer viewer, String address, Language language) {
    var result = get(viewer, address, language);
    assertThat(result).hasStatusOk();
    return source(result);
  }

  public static String source(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException never) {
      throw new UncheckedIOException(never);
    }
  }

  /** What a person reads on the page, in one line. */
  public String words(Viewer viewer, String address, Language language) {
    return source(viewer, address, language)
        .replaceAll("(?s)<head>.*?</head>", "")
        .replaceAll("</?b[^>]*>", "")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ");
  }
}

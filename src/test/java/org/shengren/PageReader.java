package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.CurrentViewer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Opens pages as somebody, past the sign-in. */
public record PageReader(MockMvcTester mvc) {
  public MvcTestResult get(Viewer viewer, String address, Language language) {
    return Tenancy.in(
        viewer.tenant(),
        () ->
            mvc.get()
                .uri(address)
                .locale(language.locale())
                .accept("text/html", "*/*")
                .with((MockHttpServletRequest request) -> {
                  new CurrentViewer(viewer, Text.of("苏敏", "Su Min"), "auto", false).bindTo(request);
                  return request;
                })
                .exchange());
  }

  /** What a person reads on the page, in one line. */
  public String words(Viewer viewer, String address, Language language) {
    var result = get(viewer, address, language);
    assertThat(result).hasStatusOk();
    try {
      return result
          .getResponse()
          .getContentAsString()
          .replaceAll("(?s)<head>.*?</head>", "")
          .replaceAll("</?b[^>]*>", "")
          .replaceAll("<[^>]+>", " ")
          .replaceAll("\\s+", " ");
    } catch (UnsupportedEncodingException never) {
      throw new UncheckedIOException(never);
    }
  }
}

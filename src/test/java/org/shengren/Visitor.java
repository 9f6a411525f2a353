package org.shengren;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the product with nothing but HTTP: cookies of their own, no script, no redirects. */
public final class Visitor {
  private static final Pattern TOKEN =
      Pattern.compile(
          "name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();
  private final String address;
  private String token = "";

  /** Nobody yet. */
  public Visitor(String address) {
    this.address = address;
  }

  /** By the form that everybody uses. */
  public Visitor signIn(String company, String login, String password) {
    refreshToken("/sign-in");
    var answer =
        send(
            "POST",
            "/sign-in",
            form(Map.of("company", company, "username", login, "password", password)),
            true);
    var target = answer.headers().firstValue("location").orElse("");
    if (answer.statusCode() != 302 || target.contains("failed")) {
      throw new IllegalStateException(
          "sign-in of %s: %d %s".formatted(login, answer.statusCode(), target));
    }
    refreshToken("/");
    return this;
  }

  /** The token that forms carry; taken from any page. */
  public void refreshToken(String page) {
    var found = TOKEN.matcher(get(page).body());
    if (!found.find()) {
      throw new IllegalStateException("no form on " + page);
    }
    token = found.group(1) != null ? found.group(1) : found.group(2);
  }

  public HttpResponse<String> get(String path) {
    return exchange(request(path).GET().build());
  }

  /** With one header more than a browser sends. */
  public HttpResponse<String> getWith(String path, String header, String value) {
    return exchange(request(path).header(header, value).GET().build());
  }

  /** A file that is no text. */
  public byte[] bytes(String path) {
    return exchange(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body();
  }

  /** What the browser keeps under that name; empty when nothing. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /**
   * Sends something as a browser would.
   *
   * @param body as a form sends it, or JSON where it starts with a brace
   */
  public HttpResponse<String> send(String method, String path, String body, boolean withToken) {
    return exchange(
        sending(
                method,
                path,
                body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
                body,
                withToken)
            .build());
  }

  /** Sends what no browser sends, with the token and as any type. */
  public HttpResponse<String> sendAs(String method, String path, String type, String body) {
    return exchange(sending(method, path, type, body, true).build());
  }

  private HttpRequest.Builder sending(
      String method, String path, String type, String body, boolean withToken) {
    var request =
        request(path)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return withToken ? request.header("X-CSRF-TOKEN", token) : request;
  }

  /** Sends a file as the field {@code file} of a form, with the token. */
  public HttpResponse<String> upload(String path, String fileName, String content) {
    var edge = "----edge-of-a-part";
    return exchange(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + edge)
            .header("X-CSRF-TOKEN", token)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    --%1$s\r
                    Content-Disposition: form-data; name="file"; filename="%2$s"\r
                    Content-Type: text/csv\r
                    \r
                    %3$s\r
                    --%1$s--\r
                    """
                        .formatted(edge, fileName, content)))
            .build());
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofMinutes(3))
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .header("Accept-Language", "zh-CN");
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    return exchange(request, HttpResponse.BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> as) {
    try {
      return http.send(request, as);
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

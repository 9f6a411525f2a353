package org.shengren.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Finds the message bundles and the scripts and styles that lie beside each module. */
@Configuration
class ModuleResources implements WebMvcConfigurer {
  private static final String ROOT = "org/shengren/";
  private static final String BUNDLE = "/messages_zh.properties";
  private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofDays(365));

  @Bean
  MessageSource messageSource() throws IOException {
    var source = new ReloadableResourceBundleMessageSource();
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    source.setBasenames(
        modules().stream()
            .map(module -> "classpath:" + ROOT + module + "/messages")
            .toArray(String[]::new));
    return source;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    try {
      for (var module : modules()) {
        registry
            .addResourceHandler("/assets/" + module + "/**")
            .addResourceLocations("classpath:/" + ROOT + module + "/static/")
            .setCacheControl(KEPT)
            .resourceChain(true)
            .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
      }
      // The locator, which the chain has by itself, puts the version of the library into the link.
      registry
          .addResourceHandler("/webjars/**")
          .addResourceLocations("classpath:/META-INF/resources/webjars/")
          .setCacheControl(KEPT)
          .resourceChain(true);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  private static List<String> modules() throws IOException {
    var names = new ArrayList<String>();
    for (var bundle :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:" + ROOT + "*" + BUNDLE)) {
      var url = bundle.getURL().toString();
      var module = url.substring(0, url.length() - BUNDLE.length());
      names.add(module.substring(module.lastIndexOf('/') + 1));
    }
    return names.stream().sorted().toList();
  }
}

package org.shengren.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser calls itself, in two words that its owner recognises. */
final class Device {
  /** In this order: each names itself after those before it. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("MicroMessenger", "WeChat");
    BROWSERS.put("DingTalk", "DingTalk");
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("HarmonyOS", "HarmonyOS");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Device() {}

  static String of(@Nullable String userAgent) {
    var words = new ArrayList<String>();
    if (userAgent != null) {
      first(BROWSERS, userAgent, words);
      first(SYSTEMS, userAgent, words);
    }
    return String.join(" · ", words);
  }

  private static void first(Map<String, String> known, String text, ArrayList<String> words) {
    for (var entry : known.entrySet()) {
      if (text.contains(entry.getKey())) {
        words.add(entry.getValue());
        return;
      }
    }
  }
}

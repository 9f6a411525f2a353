package org.shengren.identity;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a browser calls itself, in two words that its owner recognises. */
final class Device {
  /** In this order, for the later ones are named by the earlier ones too. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("MicroMessenger", "WeChat"),
          Map.entry("DingTalk", "DingTalk"),
          Map.entry("Edg", "Edge"),
          Map.entry("Firefox", "Firefox"),
          Map.entry("Chrome", "Chrome"),
          Map.entry("Safari", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("HarmonyOS", "HarmonyOS"),
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS", "macOS"),
          Map.entry("Linux", "Linux"));

  private Device() {}

  /** Such as "Firefox · Windows"; empty when the browser says nothing that is known. */
  static String of(@Nullable String userAgent) {
    return userAgent == null
        ? ""
        : Stream.of(BROWSERS, SYSTEMS)
            .flatMap(known ->
                known.stream()
                    .filter(entry -> userAgent.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .limit(1))
            .collect(Collectors.joining(" · "));
  }
}

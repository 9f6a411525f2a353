package org.shengren.exchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plausible files of people, as large as asked for and always the same for the same size: a tree of
 * up to six levels of units, a manager for everybody but one, positions by level, addresses, grades
 * and dates of several years. The first column names are English; the text is CSV in UTF-8.
 */
public final class PeopleFiles {
  private static final String[] SURNAMES =
      "王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 欧阳 诸葛"
          .split(" ");
  private static final String[] GIVEN =
      "伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 晓岚 建国 文博 雨桐 子涵 浩然 思远 佳怡 俊熙 梓萱 一诺 若曦 晨曦"
          .split(" ");
  private static final String[] DIVISIONS = "销售 产品 研发 服务 供应链 财务 人力资源 市场".split(" ");
  private static final String[] REGIONS = "华东 华南 华北 西南 西北 东北 华中 海外".split(" ");
  private static final int TEAM = 12;

  private PeopleFiles() {}

  /** Header and {@code people} rows; {@code positions} are codes that exist, the highest last. */
  public static byte[] csv(int people, List<String> positions) {
    var text = new StringBuilder(people * 110);
    text.append("number,name,name_en,email,unit,position,manager,joined,grade,from\n");
    for (var line : lines(people, positions)) {
      text.append(String.join(",", line)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The rows alone, cell by cell in the order of the header. */
  static List<List<String>> lines(int people, List<String> positions) {
    var random = new SplittableRandom(20_261_123L + people);
    var lines = new ArrayList<List<String>>(people);
    for (var at = 0; at < people; at++) {
      var leader = at == 0 ? "" : number((at - 1) / TEAM);
      var depth = depth(at);
      var joined = LocalDate.of(2012, 1, 1).plusDays(random.nextInt(5000));
      var name = SURNAMES[random.nextInt(SURNAMES.length)] + GIVEN[random.nextInt(GIVEN.length)];
      lines.add(
          List.of(
              number(at),
              name,
              "Person " + at,
              "p%06d@large.example".formatted(at),
              unit(at),
              positions.isEmpty()
                  ? ""
                  : positions.get(Math.max(0, positions.size() - 1 - Math.min(depth, 5))),
              leader,
              joined.toString(),
              "P" + Math.max(3, 10 - depth),
              joined.plusDays(random.nextInt(300)).toString()));
    }
    return lines;
  }

  private static String number(int at) {
    return "L%06d".formatted(at);
  }

  private static int depth(int at) {
    var depth = 0;
    for (var up = at; up > 0; up = (up - 1) / TEAM) {
      depth++;
    }
    return depth;
  }

  /** A path of up to six names, one unit for every 36 people or so. */
  private static String unit(int at) {
    var group = at / 108;
    var path = new StringBuilder("大型集团");
    if (at == 0) {
      return path.toString();
    }
    path.append('/').append(DIVISIONS[group % 8]).append("事业群");
    if (group >= 8) {
      path.append('/').append(REGIONS[group / 8 % 8]).append("大区");
    }
    if (group >= 16) {
      path.append("/第").append(group / 64 + 1).append("中心");
      path.append("/第").append(at / 36 % 3 + 1).append("部");
      path.append("/第").append(at / 36 % 2 + 1).append("组");
    }
    return path.toString();
  }
}

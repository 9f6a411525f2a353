package org.shengren.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns of a file of people. */
enum Column {
  NUMBER(
      "number",
      "工号",
      "员工编号",
      "员工工号",
      "员工号",
      "人员编号",
      "职工编号",
      "employee number",
      "staff number",
      "employee id",
      "employee no",
      "staff id",
      "staff no",
      "personnel number"),
  NAME("name", "姓名", "员工姓名", "中文名", "中文姓名", "full name", "employee name"),
  NAME_EN("name_en", "英文名", "英文姓名", "拼音", "english name", "name in english"),
  EMAIL(
      "email",
      "邮箱",
      "电子邮箱",
      "电子邮件",
      "企业邮箱",
      "工作邮箱",
      "e-mail",
      "mail",
      "email address",
      "work email"),
  UNIT(
      "unit",
      "单元",
      "组织单元",
      "组织",
      "部门",
      "部门名称",
      "所属部门",
      "所在部门",
      "department",
      "org unit",
      "organisation unit",
      "organization unit",
      "division",
      "team"),
  POSITION("position", "岗位", "岗位名称", "职位", "职务", "任职岗位", "job", "title", "job title"),
  MANAGER(
      "manager",
      "上级工号",
      "直接上级工号",
      "直接上级",
      "直属上级",
      "直属上级工号",
      "上级",
      "主管工号",
      "汇报对象",
      "manager number",
      "manager id",
      "line manager",
      "direct manager",
      "reports to",
      "supervisor"),
  JOINED(
      "joined",
      "入职日期",
      "入职",
      "入职时间",
      "加入日期",
      "joined on",
      "start date",
      "hire date",
      "date of joining"),
  GRADE("grade", "职级", "级别", "职等"),
  FROM("from", "生效日期", "任职日期", "任职开始日期", "valid from", "effective date", "effective from"),
  LEFT("left", "离职日期", "离职时间", "最后工作日", "last day", "left on", "leaving date", "termination date"),
  DOTTED(
      "dotted_manager",
      "虚线上级工号",
      "虚线上级",
      "虚线汇报",
      "dotted line manager",
      "dotted line",
      "matrix manager"),
  POST("post", "任职类型", "主兼岗", "是否兼岗", "post type"),
  SHARE("share", "占比", "兼岗占比", "时间占比", "share of time", "percentage");

  private static final Pattern DECORATION = Pattern.compile("[\\s_*（）()：:-]+");

  /** Between the names of one column in two languages, and before a remark on it. */
  private static final Pattern BETWEEN = Pattern.compile("[/／|｜\\n\\r（(]+");

  private static final Map<String, Column> BY_HEADER = new HashMap<>();

  static {
    for (var column : values()) {
      column.headers.forEach(header -> BY_HEADER.put(plain(header), column));
    }
  }

  // Filled once by the constructor; no list of the platform says so in its type.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> headers;

  /** The first header is the one in English files, the second the one in Chinese files. */
  Column(String... headers) {
    this.headers = List.of(headers);
  }

  /** Message key of the column's name, in whose words the template is written as well. */
  public String key() {
    return "column." + headers.getFirst();
  }

  /** The column of a header in either language, or in both side by side. */
  static Optional<Column> of(String header) {
    var whole = BY_HEADER.get(plain(header));
    if (whole != null) {
      return Optional.of(whole);
    }
    var named =
        BETWEEN
            .splitAsStream(header)
            .map(part -> Optional.ofNullable(BY_HEADER.get(plain(part))))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
  }

  private static String plain(String header) {
    return DECORATION
        .matcher(Normalizer.normalize(header, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}

package org.shengren.exchange;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a file of people. */
enum Column {
  NUMBER("number", "工号", "员工编号", "employee number", "staff number", "employee id"),
  NAME("name", "姓名", "中文名", "full name"),
  NAME_EN("name_en", "英文名", "拼音", "english name", "name in english"),
  EMAIL("email", "邮箱", "电子邮箱", "e-mail", "mail"),
  UNIT("unit", "单元", "组织单元", "部门", "department", "org unit"),
  POSITION("position", "岗位", "职位", "job", "title"),
  MANAGER("manager", "上级工号", "直接上级工号", "直接上级", "manager number"),
  JOINED("joined", "入职日期", "入职", "joined on", "start date"),
  GRADE("grade", "职级"),
  FROM("from", "生效日期", "任职日期", "valid from");

  private static final Pattern DECORATION = Pattern.compile("[\\s_*（）()-]+");

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

  static Optional<Column> of(String header) {
    var asked = plain(header);
    for (var column : values()) {
      if (column.headers.stream().anyMatch(known -> plain(known).equals(asked))) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static String plain(String header) {
    return DECORATION
        .matcher(Normalizer.normalize(header, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}

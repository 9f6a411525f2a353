package org.shengren.evidence;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * One key figure over its periods, oldest first, with the geometry of its small picture: columns on
 * a ground line, in a box of {@link #WIDTH} by {@link #HEIGHT} units.
 */
record KeyFigureHistory(List<KeyFigure> figures) {
  static final int WIDTH = 240;
  static final int HEIGHT = 44;
  private static final int GAP = 4;

  /** A column of the picture. */
  record Column(double x, double y, double width, double height, String title) {}

  KeyFigureHistory {
    figures = List.copyOf(figures);
  }

  public Text name() {
    return last().name();
  }

  public String unit() {
    return last().unit();
  }

  public KeyFigure last() {
    return figures.getLast();
  }

  public String lastPeriod() {
    return EvidencePage.quarter(last().from());
  }

  public String lastActual() {
    return said(last().actual());
  }

  public Optional<String> lastTarget() {
    return last().target().map(KeyFigureHistory::said);
  }

  public List<Column> columns() {
    var top = top();
    var width = (double) WIDTH / figures.size() - GAP;
    var columns = new ArrayList<Column>();
    for (int i = 0; i < figures.size(); i++) {
      var figure = figures.get(i);
      var height = Math.max(1, HEIGHT * figure.actual().doubleValue() / top);
      columns.add(
          new Column(
              i * (width + GAP),
              HEIGHT - height,
              width,
              height,
              EvidencePage.quarter(figure.from()) + ": " + said(figure.actual())));
    }
    return columns;
  }

  /** Where the latest target lies, from the top of the picture; empty where none was set. */
  public Optional<Double> targetY() {
    return last().target().map(target -> HEIGHT - HEIGHT * target.doubleValue() / top());
  }

  /** The picture in words: period by period. */
  public String inWords() {
    return String.join("; ", columns().stream().map(Column::title).toList());
  }

  private double top() {
    return figures.stream()
        .flatMap(figure -> Stream.concat(Stream.of(figure.actual()), figure.target().stream()))
        .mapToDouble(BigDecimal::doubleValue)
        .map(value -> Math.max(value, 1e-9))
        .max()
        .orElse(1);
  }

  private static String said(BigDecimal value) {
    var format =
        NumberFormat.getNumberInstance(Language.of(LocaleContextHolder.getLocale()).locale());
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }
}

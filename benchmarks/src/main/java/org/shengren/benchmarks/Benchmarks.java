package org.shengren.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * Measures the product with a large company in one process with it, against the limit that was set
 * or against the bare database in the same run. Prints tables in Markdown.
 */
public final class Benchmarks {
  private static final int PEOPLE = 10_000;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    var people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PEOPLE;
    try (var product = Product.start(Path.of("target/home"))) {
      LargeCompany.widenReach(product);
      System.out.println("## Pages with the 118 people of the demo\n");
      var small = Pages.measure(product);
      small.print();

      System.out.printf("%n## Import%n%n");
      var company = new LargeCompany(product);
      company.importPeople(people);
      company.giveResults();

      System.out.printf("%n## Pages with %,d people%n%n", people + 118);
      var large = Pages.measure(product);
      large.print();
      large.printGrowth(small);

      System.out.printf("%n## 200 raters saving at once%n%n");
      new Saving(product).measure(200);

      if (people == PEOPLE) {
        System.out.printf("%n## Import of ten times as many%n%n");
        company.importPeople(100_000);
      }
    }
    // The threads of HTTP clients would keep the process for a while.
    System.exit(0);
  }

  /** The value below which the share of the sorted values lies. */
  static double percentile(List<Double> sorted, double share) {
    var at = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, Math.min(sorted.size() - 1, at)));
  }
}

package org.shengren.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shengren.CountedStatements;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Imports of the size of a large company: the statements grow with batches, not with people. */
@SpringBootTest
@Import(CompanyFixture.class)
class LargeImportTests {
  @Autowired CompanyFixture companies;
  @Autowired PeopleImports imports;

  @Test
  void tenThousandPeopleTakeAsManyStatementsAsAHundredAndOneForEachFurtherBatch() {
    var few = statements(100);
    var many = statements(10_000);
    assertThat(many - few).isLessThanOrEqualTo(4);
  }

  private int statements(int people) {
    var company = companies.found();
    var content = PeopleFiles.csv(people, List.of("REP", "LEAD"));
    return Tenancy.in(
        company.tenant(),
        () -> {
          var file = imports.keep(company.founder(), "people.csv", content);
          var plan =
              imports.plan(company.founder(), imports.pending(company.founder(), file).file());
          assertThat(plan.problems()).isEmpty();
          try (var statements = new CountedStatements()) {
            var done = imports.confirm(company.founder(), file);
            assertThat(done.hires()).hasSize(people);
            return statements.count();
          }
        });
  }
}

package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.Story;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class StoriesInTheTrailTests {
  @Autowired AssessmentFixture fixture;
  @Autowired RatingEvidence ratingEvidence;
  @Autowired Evidence evidence;
  @Autowired JdbcClient jdbc;

  @Test
  void whoeverTellsAStoryAnewOrTakesItBackStandsInTheTrail() {
    var sales = fixture.sales();
    var running = fixture.started(sales);
    var id =
        fixture.in(sales, () -> ratingEvidence.add(sales.boss(), running.manager(), story("一")));
    Tenancy.run(
        sales.company().tenant(),
        () -> {
          ratingEvidence.change(sales.boss(), running.manager(), id, story("二"));
          ratingEvidence.remove(sales.boss(), running.manager(), id);
        });
    var actions =
        fixture.inTransaction(
            sales,
            () ->
                jdbc.sql(
                        """
                        select action from audit.entry
                         where tenant_id = :tenant and subject_id = :person and object = :story
                         order by id
                        """)
                    .param("tenant", sales.company().tenant().value())
                    .param("person", sales.person().value())
                    .param("story", id.value().toString())
                    .query(String.class)
                    .list());
    assertThat(actions).containsExactly("evidence.written", "evidence.changed", "evidence.removed");
  }

  @Test
  void aStoryOfOnesOwnOutsideOfAnyAssessmentStaysOnesOwnToChange() {
    var sales = fixture.sales();
    var id = fixture.in(sales, () -> evidence.write(sales.self(), story("一")));
    Tenancy.run(sales.company().tenant(), () -> evidence.change(sales.self(), id, story("二")));
    assertThat(fixture.in(sales, () -> evidence.own(sales.self(), id)).story().situation())
        .isEqualTo("二");
  }

  private static Story story(String situation) {
    return new Story("CE", situation, "答复客户", "逐条确认", "客户同意", LocalDate.of(2026, 10, 12));
  }
}

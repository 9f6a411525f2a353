package org.shengren.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CareerStage;
import org.shengren.organization.JobFamilies;
import org.shengren.organization.Positions;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class ShippedModelsTests {
  @Autowired ShippedModels shipped;
  @Autowired ModelVersions versions;
  @Autowired RequirementProfiles profiles;
  @Autowired Scales scales;
  @Autowired JobFamilies families;
  @Autowired Positions positions;
  @Autowired ContentFiles files;
  @Autowired Tenants tenants;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  private final TenantId tenant = TenantId.next();
  private final Viewer owner =
      new Viewer(tenant, PersonId.next(), Set.of(Role.EMPLOYEE, Role.MODEL_OWNER));

  @BeforeEach
  void found() {
    Tenancy.run(
        tenant,
        () ->
            tenants.found(
                tenant,
                "c" + tenant.value().toString().substring(24),
                Text.of("企业", "Company"),
                Language.ZH,
                ZoneId.of("Asia/Shanghai")));
  }

  @Test
  void whatIsLoadedIsWhatIsShipped() {
    Tenancy.run(
        tenant,
        () -> {
          assertThat(shipped.load(owner, "key-account-sales"))
              .isEqualTo(ShippedModels.Loading.LOADED);
          var file = Objects.requireNonNull(files.shippedModels().get("key-account-sales"));
          var version = versions.published(tenant, "key-account-sales").orElseThrow();
          assertThat(version.number()).isEqualTo(1);
          assertThat(version.state()).isEqualTo(ModelState.PUBLISHED);
          assertThat(version.name()).isEqualTo(file.name().text());
          assertThat(version.competencies())
              .extracting(Competency::code)
              .containsExactly("CE", "LA", "CD", "MI", "PT", "CR", "SB");
          assertThat(version.competencies(Layer.GENERAL)).hasSize(3);
          for (int c = 0; c < file.competencies().size(); c++) {
            var written = file.competencies().get(c);
            var read = version.competencies().get(c);
            assertThat(read.definition()).isEqualTo(written.definition().text());
            assertThat(read.indicators())
                .extracting(Indicator::code)
                .isEqualTo(
                    written.allBehaviours().stream().map(ModelFile.BehaviourFile::code).toList());
            assertThat(read.indicators())
                .extracting(Indicator::words)
                .isEqualTo(written.allBehaviours().stream().map(b -> b.text().text()).toList());
            assertThat(read.indicators())
                .filteredOn(Indicator::key)
                .hasSize((int) written.allBehaviours().stream().filter(b -> b.key()).count());
          }
          var market = (Competency.Levelled) version.find("MI").orElseThrow();
          assertThat(market.level(2).stages()).containsExactly(CareerStage.INDEPENDENT);
          var family = families.byCode(tenant, "key-account-sales").orElseThrow();
          assertThat(version.family()).contains(family.id());
          assertThat(versions.published(tenant, family.id())).contains(version);
        });
  }

  @Test
  void positionsKeepTheirOrderAndAskWhatTheFileAsks() {
    Tenancy.run(
        tenant,
        () -> {
          shipped.load(owner, "key-account-sales");
          var family = families.byCode(tenant, "key-account-sales").orElseThrow();
          var inOrder = positions.ofFamily(tenant, family.id());
          var ofFamily = profiles.ofFamily(tenant, family.id());
          assertThat(List.copyOf(ofFamily.keySet()))
              .isEqualTo(inOrder.stream().map(p -> p.id()).toList());
          var manager = positions.byCode(tenant, "key-account-manager").orElseThrow();
          var profile = profiles.inForce(tenant, manager.id()).orElseThrow();
          assertThat(profile).isEqualTo(ofFamily.get(manager.id()));
          assertThat(profile).isEqualTo(profiles.of(tenant, manager.id(), profile.version()));
          assertThat(profile.requirements())
              .extracting(r -> r.competency().code())
              .containsExactly("CE", "LA", "CD", "MI", "PT", "CR", "SB");
          var communication = profile.requirements().getFirst();
          assertThat(communication.demand()).isEqualTo(new Demand.OfDegree(3.5));
          assertThat(communication.weight()).isEqualTo(15);
          assertThat(communication.mustHave()).isFalse();
          var relations = profile.requirements().get(5);
          assertThat(relations.demand()).isEqualTo(new Demand.OfLevel(2));
          assertThat(relations.mustHave()).isTrue();
          assertThat(manager.description().reportsTo()).contains("industry-sales-manager");
        });
  }

  @Test
  void theSameEditionAgainChangesNothing() {
    Tenancy.run(
        tenant,
        () -> {
          shipped.load(owner, "key-account-sales");
          var before = versions.published(tenant, "key-account-sales").orElseThrow();
          var entries = count("audit.entry");
          assertThat(shipped.load(owner, "key-account-sales"))
              .isEqualTo(ShippedModels.Loading.UNCHANGED);
          assertThat(versions.published(tenant, "key-account-sales")).contains(before);
          assertThat(count("audit.entry")).isEqualTo(entries);
          assertThat(count("competency.model_version")).isEqualTo(1);
        });
  }

  @Test
  void aNewerEditionBecomesTheNextVersionAndTheFormerKeepsItsIds() {
    Tenancy.run(
        tenant,
        () -> {
          var file = Objects.requireNonNull(files.shippedModels().get("key-account-sales"));
          shipped.load(owner, file);
          var first = versions.published(tenant, "key-account-sales").orElseThrow();
          var position = positions.byCode(tenant, "key-account-manager").orElseThrow();
          var newer =
              new ModelFile(
                  file.code(),
                  file.layer(),
                  file.edition() + 1,
                  file.name(),
                  file.definition(),
                  file.source(),
                  file.expectedDegree(),
                  file.family(),
                  file.competencies(),
                  file.positions());
          assertThat(shipped.load(owner, newer)).isEqualTo(ShippedModels.Loading.RENEWED);
          var second = versions.published(tenant, "key-account-sales").orElseThrow();
          assertThat(second.number()).isEqualTo(2);
          assertThat(second.modelId()).isEqualTo(first.modelId());
          var retired = versions.get(tenant, first.id());
          assertThat(retired.state()).isEqualTo(ModelState.RETIRED);
          assertThat(retired.competencies()).isEqualTo(first.competencies());
          assertThat(second.competencies())
              .extracting(Competency::id)
              .doesNotContainAnyElementsOf(
                  first.competencies().stream().map(Competency::id).toList());
          assertThat(positions.byCode(tenant, "key-account-manager").orElseThrow().id())
              .isEqualTo(position.id());
          assertThat(profiles.inForce(tenant, position.id()).orElseThrow().version())
              .isEqualTo(second.id());
          assertThat(profiles.of(tenant, position.id(), first.id()).requirements()).hasSize(7);
          assertThat(shipped.load(owner, file)).isEqualTo(ShippedModels.Loading.UNCHANGED);
        });
  }

  @Test
  void theCoreModelBelongsToNoFamilyAndIsInNoProfile() {
    Tenancy.run(
        tenant,
        () -> {
          shipped.load(owner, "core");
          shipped.load(owner, "key-account-sales");
          var core = versions.core(tenant).orElseThrow();
          assertThat(core.isCore()).isTrue();
          assertThat(core.expectedDegree()).contains(3.5);
          assertThat(core.competencies(Layer.CORE)).hasSize(6);
          assertThat(profiles.ofVersion(tenant, core)).isEmpty();
        });
  }

  @Test
  void theScaleComesWithTheFirstModelAndOneIsInUse() {
    Tenancy.run(
        tenant,
        () -> {
          assertThatThrownBy(() -> scales.inUse(tenant)).isInstanceOf(NoScale.class);
          shipped.load(owner, "core");
          shipped.load(owner, "key-account-sales");
          var scale = scales.inUse(tenant);
          assertThat(scale.code()).isEqualTo("circumstances");
          assertThat(scale.heldAt()).isEqualTo(3);
          assertThat(scale.category(5).words().in(Language.EN))
              .isEqualTo("Also when much is at stake; others follow the example");
          assertThat(count("competency.scale")).isEqualTo(2);
        });
  }

  @Test
  void theLibraryTellsWhatIsLoaded() {
    Tenancy.run(
        tenant,
        () -> {
          assertThat(shipped.all(tenant)).allMatch(ShippedModel::loadable);
          shipped.load(owner, "core");
          var all = shipped.all(tenant);
          assertThat(all.getFirst().core()).isTrue();
          assertThat(all.getFirst().loaded()).isEqualTo(Optional.of(1));
          assertThat(all.getFirst().loadable()).isFalse();
          assertThat(all.getLast().loaded()).isEmpty();
        });
  }

  @Test
  void onlyAModelOwnerLoads() {
    var employee = new Viewer(tenant, PersonId.next(), Set.of(Role.EMPLOYEE, Role.HR_PARTNER));
    Tenancy.run(
        tenant,
        () -> {
          assertThatThrownBy(() -> shipped.load(employee, "core")).isInstanceOf(Forbidden.class);
          assertThat(count("competency.competency_model")).isZero();
        });
  }

  @Test
  void whatFailsHalfWayLeavesNothing() {
    Tenancy.run(
        tenant,
        () -> {
          assertThatThrownBy(() ->
                  transactions.executeWithoutResult(_ -> {
                    shipped.load(owner, "key-account-sales");
                    throw new IllegalStateException("the power failed");
                  }))
              .hasMessage("the power failed");
          assertThat(versions.published(tenant, "key-account-sales")).isEmpty();
          assertThat(families.byCode(tenant, "key-account-sales")).isEmpty();
          assertThat(count("competency.scale")).isZero();
        });
  }

  @Test
  void anotherTenantSeesNothingOfIt() {
    Tenancy.run(tenant, () -> shipped.load(owner, "core"));
    var id = Tenancy.in(tenant, () -> versions.core(tenant).orElseThrow()).id();
    var stranger = TenantId.next();
    Tenancy.run(
        stranger,
        () -> {
          assertThat(versions.core(stranger)).isEmpty();
          assertThatThrownBy(() -> versions.get(stranger, id)).isInstanceOf(ModelNotFound.class);
          assertThatThrownBy(() -> versions.get(tenant, id)).isInstanceOf(ModelNotFound.class);
        });
  }

  private int count(String table) {
    return Objects.requireNonNull(
        transactions.execute(_ ->
            jdbc.sql("select count(*)::int from " + table + " where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single()));
  }
}

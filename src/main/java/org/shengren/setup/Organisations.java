package org.shengren.setup;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.shengren.audit.AuditTrail;
import org.shengren.competency.ShippedModels;
import org.shengren.identity.AccountId;
import org.shengren.identity.Accounts;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.organization.Roles;
import org.shengren.organization.Units;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds organisations: everything that one needs before its people are there, or nothing. */
@Service
public class Organisations {
  /** A new organisation with its founder, who may do everything in it. */
  public record Founded(TenantId tenant, AccountId account, PersonId founder, OrgUnitId root) {
    public Viewer viewer() {
      return new Viewer(tenant, founder, EnumSet.allOf(Role.class));
    }
  }

  private final Tenants tenants;
  private final Units units;
  private final People people;
  private final Roles roles;
  private final Accounts accounts;
  private final ShippedModels models;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  Organisations(
      Tenants tenants,
      Units units,
      People people,
      Roles roles,
      Accounts accounts,
      ShippedModels models,
      AuditTrail audit,
      PlatformTransactionManager transactions) {
    this.tenants = tenants;
    this.units = units;
    this.people = people;
    this.roles = roles;
    this.accounts = accounts;
    this.models = models;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Founds an organisation with a root unit, its founder, the core model and the chosen models.
   *
   * @throws org.shengren.tenancy.CompanyCodeTaken when another organisation has the code
   */
  public Founded found(NewOrganisation asked) {
    return found(asked, _ -> {});
  }

  /** As {@link #found(NewOrganisation)}, and furnished in the same transaction. */
  public Founded found(NewOrganisation asked, Consumer<Founded> furnish) {
    var tenant = TenantId.next();
    return Tenancy.in(
        tenant,
        () ->
            Objects.requireNonNull(transaction.execute(_ -> foundInside(tenant, asked, furnish))));
  }

  private Founded foundInside(TenantId tenant, NewOrganisation asked, Consumer<Founded> furnish) {
    tenants.found(tenant, asked.code(), asked.name(), asked.firstLanguage(), asked.zone());
    var root = units.root(tenant, asked.unitCode(), asked.name());
    var founder = asked.founder();
    var person =
        people.hireFounder(
            tenant,
            new NewPerson(
                founder.number(),
                founder.name(),
                Optional.of(founder.email()),
                Optional.empty(),
                founder.joinedOn(),
                new NewAppointment(root, Optional.empty(), Optional.empty(), founder.joinedOn())));
    roles.grantFounder(tenant, person, root);
    var account = accounts.open(tenant, person, founder.password());
    var founded = new Founded(tenant, account, person, root);
    audit.changed(founded.viewer(), "tenant.founded", person, asked.code(), Map.of());
    asked.models().forEach(code -> models.load(founded.viewer(), code));
    furnish.accept(founded);
    return founded;
  }
}

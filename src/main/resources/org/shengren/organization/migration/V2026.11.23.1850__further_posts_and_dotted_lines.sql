-- Posts beside the main one, each with its share of the working time; the main post has the rest.
create table organization.further_post (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  position_id uuid,
  share smallint not null check (share between 1 and 99),
  valid_from date not null,
  valid_until date,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, unit_id) references organization.org_unit,
  foreign key (tenant_id, position_id) references organization.position,
  check (valid_until >= valid_from));
create unique index further_post_open on organization.further_post (tenant_id, person_id, unit_id, position_id)
  nulls not distinct where valid_until is null;
create index further_post_unit on organization.further_post (tenant_id, unit_id);
select tenancy.protect('organization.further_post');

-- Who leads somebody beside the direct manager; the share is said where it is agreed.
create table organization.dotted_line (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  manager_id uuid not null,
  share smallint check (share between 1 and 99),
  valid_from date not null,
  valid_until date,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, manager_id) references organization.person,
  check (valid_until >= valid_from),
  check (manager_id <> person_id));
create unique index dotted_line_open on organization.dotted_line (tenant_id, person_id, manager_id)
  where valid_until is null;
create index dotted_line_person on organization.dotted_line (tenant_id, person_id, valid_from);
create index dotted_line_manager on organization.dotted_line (tenant_id, manager_id);
select tenancy.protect('organization.dotted_line');

create schema organization;

create table organization.org_unit (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name jsonb not null,
  parent_id uuid,
  ordinal int not null default 0,
  closed_on date,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references organization.org_unit,
  check (parent_id is distinct from id));
select tenancy.protect('organization.org_unit');

create table organization.person (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  name jsonb not null,
  email text,
  grade text,
  joined_on date,
  left_on date,
  primary key (tenant_id, id),
  unique (tenant_id, number));
create unique index person_email on organization.person (tenant_id, lower(email)) where email is not null;
select tenancy.protect('organization.person');

create table organization.job_family (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name jsonb not null,
  purpose jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, code));
select tenancy.protect('organization.job_family');

-- The lists of a position are read and written whole; their shape is organization.PositionDescription.
create table organization.position (
  tenant_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  code text not null,
  name jsonb not null,
  purpose jsonb,
  stage smallint check (stage between 1 and 4),
  track text not null default 'NONE' check (track in ('NONE', 'EXPERT', 'MANAGEMENT')),
  grade text,
  reports_to_id uuid,
  accountabilities jsonb not null default '[]',
  contacts jsonb not null default '[]',
  entry_conditions jsonb not null default '[]',
  kpis jsonb not null default '[]',
  ordinal int not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, family_id) references organization.job_family,
  foreign key (tenant_id, reports_to_id) references organization.position);
select tenancy.protect('organization.position');

-- Who works where, as what, for whom; from (inclusive) until (exclusive). History is kept.
create table organization.appointment (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  position_id uuid,
  manager_id uuid,
  valid_from date not null,
  valid_until date,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, unit_id) references organization.org_unit,
  foreign key (tenant_id, position_id) references organization.position,
  foreign key (tenant_id, manager_id) references organization.person,
  check (valid_until > valid_from),
  check (manager_id is distinct from person_id));
create unique index appointment_open on organization.appointment (tenant_id, person_id) where valid_until is null;
create index appointment_manager on organization.appointment (tenant_id, manager_id);
create index appointment_unit on organization.appointment (tenant_id, unit_id);
create index appointment_position on organization.appointment (tenant_id, position_id);
create index appointment_person on organization.appointment (tenant_id, person_id, valid_from);
select tenancy.protect('organization.appointment');

create table organization.role_grant (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('HR_PARTNER', 'MODEL_OWNER', 'CAMPAIGN_ADMINISTRATOR', 'TENANT_ADMINISTRATOR')),
  unit_id uuid,
  granted_at timestamptz not null,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, person_id, role, unit_id),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, unit_id) references organization.org_unit,
  check ((role = 'HR_PARTNER') = (unit_id is not null)));
select tenancy.protect('organization.role_grant');

-- Who works where on a day. Runs as the asker, so the policy of the table holds.
create function organization.current_appointment(today date)
  returns setof organization.appointment language sql stable as $$
    select a.* from organization.appointment a
     where a.tenant_id = tenancy.current_tenant()
       and a.valid_from <= today and (a.valid_until is null or a.valid_until > today) $$;

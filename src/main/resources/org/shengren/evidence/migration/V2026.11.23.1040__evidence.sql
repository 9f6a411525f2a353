create schema evidence;

create table evidence.evidence (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  author_id uuid not null,
  competency_code text not null,
  situation text not null,
  task text not null,
  action text not null,
  result text not null,
  happened_on date not null,
  written_at timestamptz not null,
  -- Somebody else's story reaches the person with the released result, not before.
  released_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, author_id) references organization.person);
create index evidence_person on evidence.evidence (tenant_id, person_id, competency_code);
select tenancy.protect('evidence.evidence');

create table evidence.key_figure (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kpi_code text not null,
  name jsonb not null,
  unit text not null,
  period_from date not null,
  period_until date not null,
  actual numeric not null,
  target numeric,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, kpi_code, period_from),
  foreign key (tenant_id, person_id) references organization.person,
  check (period_until > period_from));
select tenancy.protect('evidence.key_figure');

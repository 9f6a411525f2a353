create schema competency;

create table competency.scale (
  tenant_id uuid not null,
  code text not null,
  name jsonb not null,
  held_at smallint not null check (held_at between 2 and 5),
  categories jsonb not null,
  in_use boolean not null default false,
  primary key (tenant_id, code));
select tenancy.protect('competency.scale');

-- A model without a family is the core model of the tenant.
create table competency.competency_model (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  family_id uuid,
  name jsonb not null,
  definition jsonb not null,
  source jsonb,
  source_date date,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, family_id) references organization.job_family);
create unique index one_core_model on competency.competency_model (tenant_id) where family_id is null;
select tenancy.protect('competency.competency_model');

create table competency.model_version (
  tenant_id uuid not null,
  id uuid not null,
  model_id uuid not null,
  number int not null,
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
  published_on date,
  edition int,
  expected_degree numeric(2, 1) check (expected_degree between 1 and 5),
  primary key (tenant_id, id),
  unique (tenant_id, model_id, number),
  foreign key (tenant_id, model_id) references competency.competency_model);
create unique index one_published_version on competency.model_version (tenant_id, model_id) where state = 'PUBLISHED';
select tenancy.protect('competency.model_version');

create table competency.competency (
  tenant_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  code text not null,
  layer text not null check (layer in ('CORE', 'GENERAL', 'PROFESSIONAL')),
  name jsonb not null,
  definition jsonb not null,
  why jsonb,
  ordinal int not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, code),
  foreign key (tenant_id, version_id) references competency.model_version);
select tenancy.protect('competency.competency');

create table competency.level (
  tenant_id uuid not null,
  competency_id uuid not null,
  number smallint not null check (number between 1 and 8),
  name jsonb not null,
  stages smallint[] not null check (cardinality(stages) > 0),
  primary key (tenant_id, competency_id, number),
  foreign key (tenant_id, competency_id) references competency.competency);
select tenancy.protect('competency.level');

create table competency.indicator (
  tenant_id uuid not null,
  id uuid not null,
  competency_id uuid not null,
  level smallint,
  code text not null,
  words jsonb not null,
  facet char(1) not null check (facet in ('K', 'S', 'A', 'T')),
  key boolean not null,
  observers text[] not null check (cardinality(observers) > 0),
  ordinal int not null,
  primary key (tenant_id, id),
  unique (tenant_id, competency_id, code),
  foreign key (tenant_id, competency_id) references competency.competency,
  foreign key (tenant_id, competency_id, level) references competency.level);
select tenancy.protect('competency.indicator');

create table competency.requirement (
  tenant_id uuid not null,
  version_id uuid not null,
  position_id uuid not null,
  competency_id uuid not null,
  level smallint,
  degree numeric(2, 1) check (degree between 1 and 5),
  weight smallint not null check (weight between 0 and 100),
  must_have boolean not null,
  primary key (tenant_id, version_id, position_id, competency_id),
  foreign key (tenant_id, version_id) references competency.model_version,
  foreign key (tenant_id, position_id) references organization.position,
  foreign key (tenant_id, competency_id) references competency.competency,
  foreign key (tenant_id, competency_id, level) references competency.level,
  check ((level is null) <> (degree is null)));
create index requirement_position on competency.requirement (tenant_id, position_id);
select tenancy.protect('competency.requirement');

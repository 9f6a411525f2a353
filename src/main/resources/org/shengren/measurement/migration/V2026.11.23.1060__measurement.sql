create schema measurement;

-- What was found of a person on a competency. Measures are history: rows are added, never changed or
-- deleted, and each says by which model version, method, spreads and settings it was found.
create table measurement.measure (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  participant_id uuid not null,
  campaign_id uuid not null,
  purpose text not null check (purpose in ('DEVELOPMENT', 'PLACEMENT', 'APPRAISAL')),
  model_id uuid not null,
  version_id uuid not null,
  competency_id uuid not null,
  competency_code text not null,
  layer text not null check (layer in ('CORE', 'GENERAL', 'PROFESSIONAL')),
  method text not null check (method in ('PLAIN')),
  as_of date not null,
  recorded_at timestamptz not null,
  levels smallint not null check (levels between 0 and 8),
  held_at smallint not null check (held_at between 2 and 5),
  mastery_probability double precision not null,
  holding_probability double precision not null,
  minimum_group smallint not null,
  kind text not null check (kind in ('ESTIMATED', 'SELF_VIEW', 'NOT_OBSERVED')),
  reason text check (reason in ('NO_DATA', 'TOO_FEW', 'WITHHELD')),
  flags text[] not null,
  estimate double precision check (estimate between 1 and 5),
  standard_error double precision check (standard_error > 0),
  others double precision check (others between 1 and 5),
  others_error double precision check (others_error > 0),
  position double precision check (position between 0 and 8),
  position_error double precision check (position_error > 0),
  position_low double precision,
  position_high double precision,
  held_level smallint,
  self_mean double precision check (self_mean between 1 and 5),
  self_error double precision check (self_error > 0),
  self_ratings int,
  observers int,
  skipped_raters int,
  ratings int,
  asked int,
  answered int,
  primary key (tenant_id, id),
  unique (tenant_id, participant_id, competency_id, method),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, campaign_id) references assessment.campaign,
  foreign key (tenant_id, participant_id) references assessment.participant,
  foreign key (tenant_id, model_id) references competency.competency_model,
  foreign key (tenant_id, version_id) references competency.model_version,
  foreign key (tenant_id, competency_id) references competency.competency,
  -- What is not known is no number: each kind has its figures and no others.
  check ((kind = 'NOT_OBSERVED') = (reason is not null)),
  check (num_nonnulls(estimate, standard_error, others, others_error, observers, skipped_raters, ratings, asked, answered)
         = case kind when 'ESTIMATED' then 9 else 0 end),
  check (num_nonnulls(position, position_error, position_low, position_high, held_level)
         = case when kind = 'ESTIMATED' and levels > 0 then 5 else 0 end),
  check (num_nonnulls(self_mean, self_error, self_ratings) in (0, 3)),
  check (kind <> 'SELF_VIEW' or self_mean is not null),
  check (kind <> 'NOT_OBSERVED' or self_mean is null));
create index measure_person on measurement.measure (tenant_id, person_id, model_id, competency_code, as_of desc);
select tenancy.protect('measurement.measure', 'select, insert');

-- The observed levels behind the position of an estimated measure.
create table measurement.measure_level (
  tenant_id uuid not null,
  measure_id uuid not null,
  level smallint not null check (level between 1 and 8),
  mean double precision not null check (mean between 1 and 5),
  standard_error double precision not null check (standard_error > 0),
  observed double precision not null check (observed between 1 and 5),
  ratings int not null,
  raters int not null,
  asked int not null,
  answered int not null,
  primary key (tenant_id, measure_id, level),
  foreign key (tenant_id, measure_id) references measurement.measure);
select tenancy.protect('measurement.measure_level', 'select, insert');

-- What each source said. Means of anonymous sources are for computing, not for showing.
create table measurement.measure_source (
  tenant_id uuid not null,
  measure_id uuid not null,
  source text not null check (source in ('SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'CUSTOMER', 'PANEL')),
  mean double precision not null check (mean between 1 and 5),
  raters int not null check (raters > 0),
  ratings int not null check (ratings > 0),
  primary key (tenant_id, measure_id, source),
  foreign key (tenant_id, measure_id) references measurement.measure);
select tenancy.protect('measurement.measure_source', 'select, insert');

-- The spreads of the campaign as they were on the day, by which the measure was found. A source that is
-- missing was taken at 0.5 on no degrees of freedom.
create table measurement.measure_spread (
  tenant_id uuid not null,
  measure_id uuid not null,
  per_level boolean not null,
  source text not null check (source in ('SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'CUSTOMER', 'PANEL')),
  variance double precision not null check (variance > 0),
  degrees_of_freedom int not null check (degrees_of_freedom >= 0),
  primary key (tenant_id, measure_id, per_level, source),
  foreign key (tenant_id, measure_id) references measurement.measure);
select tenancy.protect('measurement.measure_spread', 'select, insert');

-- The latest measure of each person and competency for whatever decides something: placement and
-- appraisal, never development.
create view measurement.current_measure with (security_invoker = true) as
  select distinct on (m.tenant_id, m.person_id, m.model_id, m.competency_code) m.*
    from measurement.measure m
   where m.purpose in ('PLACEMENT', 'APPRAISAL')
   order by m.tenant_id, m.person_id, m.model_id, m.competency_code, m.as_of desc, m.recorded_at desc, m.id desc;
grant select on measurement.current_measure to "${appRole}";

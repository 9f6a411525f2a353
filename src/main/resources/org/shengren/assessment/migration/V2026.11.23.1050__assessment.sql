create schema assessment;

create table assessment.campaign (
  tenant_id uuid not null,
  id uuid not null,
  name jsonb not null,
  purpose text not null check (purpose in ('DEVELOPMENT', 'PLACEMENT', 'APPRAISAL')),
  state text not null check (state in ('DRAFT', 'NOMINATION', 'COLLECTION', 'CALIBRATION', 'RELEASED', 'CLOSED', 'CANCELLED')),
  starts_on date not null,
  ends_on date not null,
  include_core boolean not null,
  started_by uuid not null,
  started_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, started_by) references organization.person,
  check (ends_on >= starts_on));
select tenancy.protect('assessment.campaign');

-- One person of a campaign, against one position, on the model versions fixed at the start.
create table assessment.participant (
  tenant_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  position_id uuid not null,
  family_version_id uuid not null,
  core_version_id uuid,
  state text not null check (state in ('RATING', 'CONVERSATION', 'RELEASED', 'ACKNOWLEDGED', 'WITHDRAWN')),
  released_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, campaign_id, person_id),
  foreign key (tenant_id, campaign_id) references assessment.campaign,
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, position_id) references organization.position,
  foreign key (tenant_id, family_version_id) references competency.model_version,
  foreign key (tenant_id, core_version_id) references competency.model_version);
create index participant_person on assessment.participant (tenant_id, person_id);
select tenancy.protect('assessment.participant');

create table assessment.assignment (
  tenant_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  rater_id uuid not null,
  relationship text not null check (relationship in ('SELF', 'MANAGER', 'PEER', 'DIRECT_REPORT', 'CUSTOMER', 'PANEL')),
  state text not null check (state in ('INVITED', 'STARTED', 'SUBMITTED', 'DECLINED', 'EXPIRED')),
  started_at timestamptz,
  submitted_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, participant_id, rater_id),
  foreign key (tenant_id, participant_id) references assessment.participant,
  foreign key (tenant_id, rater_id) references organization.person);
create index assignment_rater on assessment.assignment (tenant_id, rater_id, state);
select tenancy.protect('assessment.assignment');

-- The questionnaire as it was drawn for one rater.
create table assessment.item (
  tenant_id uuid not null,
  assignment_id uuid not null,
  indicator_id uuid not null,
  ordinal int not null,
  primary key (tenant_id, assignment_id, indicator_id),
  foreign key (tenant_id, assignment_id) references assessment.assignment,
  foreign key (tenant_id, indicator_id) references competency.indicator);
select tenancy.protect('assessment.item');

create table assessment.rating (
  tenant_id uuid not null,
  assignment_id uuid not null,
  indicator_id uuid not null,
  answer smallint check (answer between 1 and 5),
  no_answer text check (no_answer in ('CANNOT_JUDGE', 'NO_OCCASION')),
  sequence int not null,
  saved_at timestamptz not null,
  primary key (tenant_id, assignment_id, indicator_id),
  foreign key (tenant_id, assignment_id, indicator_id) references assessment.item,
  check ((answer is null) <> (no_answer is null)));
select tenancy.protect('assessment.rating');

create table assessment.assignment_evidence (
  tenant_id uuid not null,
  assignment_id uuid not null,
  evidence_id uuid not null,
  primary key (tenant_id, assignment_id, evidence_id),
  foreign key (tenant_id, assignment_id) references assessment.assignment,
  foreign key (tenant_id, evidence_id) references evidence.evidence);
select tenancy.protect('assessment.assignment_evidence');

-- What each side said of both views; both confirming releases the result.
create table assessment.agreement (
  tenant_id uuid not null,
  participant_id uuid not null,
  side text not null check (side in ('SELF', 'MANAGER')),
  stance text not null check (stance in ('AGREED', 'DISAGREED')),
  note text,
  confirmed_at timestamptz not null,
  primary key (tenant_id, participant_id, side),
  foreign key (tenant_id, participant_id) references assessment.participant);
select tenancy.protect('assessment.agreement');

create schema development;

-- What a person sets out to do differently, agreed with the manager. Never deleted: withdrawal is a
-- state.
create table development.goal (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  version_id uuid not null,
  competency_id uuid not null,
  model_code text not null,
  competency_code text not null,
  level smallint check (level between 1 and 8),
  indicator_id uuid,
  -- Of the shipped library, as long as its words are kept.
  action_code text,
  title jsonb,
  practice jsonb not null,
  sign jsonb,
  helper_id uuid,
  check_in_on date,
  due_on date not null,
  state text not null
    check (state in ('DRAFT', 'AGREED', 'IN_PROGRESS', 'REVIEWED', 'CLOSED', 'WITHDRAWN')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  -- Whoever has said yes to the present words: a change asks the other side again.
  person_agreed_at timestamptz,
  manager_agreed_at timestamptz,
  outcome text check (outcome in ('DONE', 'NOT_YET')),
  seen text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  ended_at timestamptz,
  -- The dates that were reminded of, so that nobody is told twice.
  reminded_check_in date,
  reminded_due date,
  version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, version_id) references competency.model_version,
  foreign key (tenant_id, competency_id) references competency.competency,
  foreign key (tenant_id, helper_id) references organization.person,
  foreign key (tenant_id, proposed_by) references organization.person,
  foreign key (tenant_id, reviewed_by) references organization.person,
  check (helper_id <> person_id),
  check (check_in_on <= due_on),
  check ((state in ('REVIEWED', 'CLOSED')) = (outcome is not null)),
  check (num_nonnulls(outcome, seen, reviewed_by, reviewed_at) in (0, 4)),
  check ((state in ('CLOSED', 'WITHDRAWN')) = (ended_at is not null)));
create index goal_person on development.goal (tenant_id, person_id, proposed_at);
create index goal_helper on development.goal (tenant_id, helper_id) where helper_id is not null;
create index goal_open on development.goal (tenant_id, due_on)
  where state in ('DRAFT', 'AGREED', 'IN_PROGRESS', 'REVIEWED');
select tenancy.protect('development.goal');

-- What was said and done about a goal, in its order; only added to.
create table development.goal_step (
  tenant_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  kind text not null
    check (kind in ('PROPOSED', 'AGREED', 'CHANGED', 'CHECKED_IN', 'REVIEWED', 'TAKEN_UP_AGAIN',
                    'CLOSED', 'WITHDRAWN')),
  words text,
  primary key (tenant_id, id),
  foreign key (tenant_id, goal_id) references development.goal,
  foreign key (tenant_id, person_id) references organization.person);
create index goal_step_goal on development.goal_step (tenant_id, goal_id, at);
select tenancy.protect('development.goal_step');

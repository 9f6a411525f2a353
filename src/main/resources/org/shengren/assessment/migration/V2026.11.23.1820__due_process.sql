-- What one side suggested that the answers should be, so that the other can say yes to exactly that.
-- Rows are added only; the last one counts.
create table assessment.proposal (
  tenant_id uuid not null,
  participant_id uuid not null,
  number int not null,
  side text not null check (side in ('SELF', 'MANAGER')),
  proposed_at timestamptz not null,
  primary key (tenant_id, participant_id, number),
  foreign key (tenant_id, participant_id) references assessment.participant);
select tenancy.protect('assessment.proposal', 'select, insert');

create table assessment.proposal_answer (
  tenant_id uuid not null,
  participant_id uuid not null,
  number int not null,
  indicator_id uuid not null,
  answer smallint not null check (answer between 1 and 5),
  primary key (tenant_id, participant_id, number, indicator_id),
  foreign key (tenant_id, participant_id, number) references assessment.proposal,
  foreign key (tenant_id, indicator_id) references competency.indicator);
select tenancy.protect('assessment.proposal_answer', 'select, insert');

-- A matter that the two could not settle (ESCALATION), or that the person asks somebody else to look
-- at after the release (APPEAL). Without a decider it waits for one to be named.
create table assessment.dispute (
  tenant_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  kind text not null check (kind in ('ESCALATION', 'APPEAL')),
  raised_by uuid not null,
  reason text not null,
  raised_at timestamptz not null,
  decider_id uuid,
  named_by uuid,
  entrusted_at timestamptz,
  outcome text check (outcome in ('DECIDED', 'UPHELD', 'CHANGED')),
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, participant_id, kind),
  foreign key (tenant_id, participant_id) references assessment.participant,
  foreign key (tenant_id, raised_by) references organization.person,
  foreign key (tenant_id, decider_id) references organization.person,
  foreign key (tenant_id, named_by) references organization.person,
  check ((decider_id is null) = (entrusted_at is null)),
  check (named_by is null or decider_id is not null),
  check ((outcome is null) = (decided_at is null)),
  check (outcome is null or decider_id is not null),
  check (outcome is null or (kind = 'ESCALATION') = (outcome = 'DECIDED')));
create index dispute_decider on assessment.dispute (tenant_id, decider_id) where outcome is null;
select tenancy.protect('assessment.dispute', 'select, insert, update');

create table assessment.dispute_competency (
  tenant_id uuid not null,
  dispute_id uuid not null,
  competency_id uuid not null,
  primary key (tenant_id, dispute_id, competency_id),
  foreign key (tenant_id, dispute_id) references assessment.dispute,
  foreign key (tenant_id, competency_id) references competency.competency);
select tenancy.protect('assessment.dispute_competency', 'select, insert');

-- What people decided about a competency, beside the ratings and never over them. The highest revision
-- is in force; those before it stay.
create table assessment.agreed_result (
  tenant_id uuid not null,
  participant_id uuid not null,
  competency_id uuid not null,
  revision int not null,
  basis text not null check (basis in ('AGREED', 'DECIDED', 'UPHELD', 'CHANGED')),
  dispute_id uuid,
  decided_by uuid,
  reason text,
  decided_at timestamptz not null,
  primary key (tenant_id, participant_id, competency_id, revision),
  foreign key (tenant_id, participant_id) references assessment.participant,
  foreign key (tenant_id, competency_id) references competency.competency,
  foreign key (tenant_id, dispute_id) references assessment.dispute,
  foreign key (tenant_id, decided_by) references organization.person,
  -- The two agree together; everything else has a named decider and a reason.
  check (num_nonnulls(dispute_id, decided_by, reason) = case basis when 'AGREED' then 0 else 3 end));
select tenancy.protect('assessment.agreed_result', 'select, insert');

-- The answers that take the manager's place; a behaviour that is missing keeps the manager's.
create table assessment.agreed_answer (
  tenant_id uuid not null,
  participant_id uuid not null,
  competency_id uuid not null,
  revision int not null,
  indicator_id uuid not null,
  answer smallint not null check (answer between 1 and 5),
  primary key (tenant_id, participant_id, competency_id, revision, indicator_id),
  foreign key (tenant_id, participant_id, competency_id, revision) references assessment.agreed_result,
  foreign key (tenant_id, indicator_id) references competency.indicator);
select tenancy.protect('assessment.agreed_answer', 'select, insert');

-- Who had agreed before there were proposals had proposed that both forms together say it.
insert into assessment.proposal (tenant_id, participant_id, number, side, proposed_at)
  select distinct on (a.tenant_id, a.participant_id) a.tenant_id, a.participant_id, 1, a.side, a.confirmed_at
    from assessment.agreement a
    join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
   where p.state = 'CONVERSATION' and a.stance = 'AGREED'
   order by a.tenant_id, a.participant_id, a.confirmed_at desc, a.side;

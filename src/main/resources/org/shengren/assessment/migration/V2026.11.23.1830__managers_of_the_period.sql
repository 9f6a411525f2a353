-- Who else led the person in the months of which the results speak is asked too, for a part of them: a former manager
-- for the months until the change, the manager of a concurrent post for its share. Only MANAGER, the direct manager,
-- talks with the person and agrees. REPLACED_MANAGER keeps what somebody began who no longer rates; nobody reads it.
alter table assessment.assignment drop constraint assignment_relationship_check;
alter table assessment.assignment add constraint assignment_relationship_check check (
  relationship in ('SELF', 'MANAGER', 'FORMER_MANAGER', 'DOTTED_MANAGER', 'REPLACED_MANAGER', 'PEER', 'DIRECT_REPORT',
                   'CUSTOMER', 'PANEL'));
alter table assessment.assignment add column led_from date;
alter table assessment.assignment add column led_until date;
alter table assessment.assignment add column share smallint check (share between 1 and 99);
alter table assessment.assignment add constraint assignment_led check (led_until > led_from);
create unique index assignment_one_manager on assessment.assignment (tenant_id, participant_id)
  where relationship = 'MANAGER';

-- Since when the person holds the position; empty where another one is aimed for.
alter table assessment.participant add column position_since date;
alter table assessment.participant add column withdrawn_at timestamptz;
alter table assessment.participant add column withdrawn_reason text;

-- Who was reminded on which day, once at most.
create table assessment.reminder (
  tenant_id uuid not null,
  person_id uuid not null,
  on_day date not null,
  campaign_id uuid not null,
  reminded_by uuid,
  primary key (tenant_id, person_id, on_day),
  foreign key (tenant_id, person_id) references organization.person,
  foreign key (tenant_id, campaign_id) references assessment.campaign,
  foreign key (tenant_id, reminded_by) references organization.person);
create index reminder_campaign on assessment.reminder (tenant_id, campaign_id);
select tenancy.protect('assessment.reminder');

-- A decision on appeal is measured anew beside the measure of the release.
alter table measurement.measure add column revision int not null default 1 check (revision > 0);
alter table measurement.measure drop constraint measure_tenant_id_participant_id_competency_id_method_key;
alter table measurement.measure add unique (tenant_id, participant_id, competency_id, method, revision);

-- What is not known does not take the place of what is: an estimate stays in force until another one
-- comes, however often nobody could judge since. Of one assessment only the last revision counts.
create or replace view measurement.current_measure with (security_invoker = true) as
  select distinct on (m.tenant_id, m.person_id, m.model_id, m.competency_code) m.*
    from measurement.measure m
   where m.purpose in ('PLACEMENT', 'APPRAISAL')
     and not exists (
         select from measurement.measure later
          where later.tenant_id = m.tenant_id and later.participant_id = m.participant_id
            and later.competency_id = m.competency_id and later.method = m.method
            and later.revision > m.revision)
   order by m.tenant_id, m.person_id, m.model_id, m.competency_code,
            case m.kind when 'ESTIMATED' then 1 when 'SELF_VIEW' then 2 else 3 end,
            m.as_of desc, m.recorded_at desc, m.id desc;

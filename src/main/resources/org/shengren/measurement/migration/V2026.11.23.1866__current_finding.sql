-- The measure in force of each person and competency, narrow enough to count thousands of them, with its
-- finding against every bar there can be. It is a copy: view measurement.current_measure says what is in
-- force, measurement.Judgement what the finding is.
create table measurement.current_finding (
  tenant_id uuid not null,
  person_id uuid not null,
  model_id uuid not null,
  competency_code text not null,
  measure_id uuid not null,
  as_of date not null,
  levels smallint not null,
  -- Level or degree, for how far from a bar; none where there is no estimate.
  result double precision,
  -- One letter for each bar: of levels 1, 2, 3 .., of degrees 1.0, 1.5 .. 5.0. By which settings they were
  -- found stands beside them; other settings, or none, and they are found anew before they are read.
  findings text,
  found_by text,
  primary key (tenant_id, person_id, model_id, competency_code),
  foreign key (tenant_id, measure_id) references measurement.measure on delete cascade);
create index current_finding_model on measurement.current_finding (tenant_id, model_id);
create index current_finding_measure on measurement.current_finding (tenant_id, measure_id);
select tenancy.protect('measurement.current_finding');

insert into measurement.current_finding
       (tenant_id, person_id, model_id, competency_code, measure_id, as_of, levels, result)
select m.tenant_id, m.person_id, m.model_id, m.competency_code, m.id, m.as_of, m.levels,
       case when m.levels > 0 then m.position else m.estimate end
  from measurement.current_measure m;

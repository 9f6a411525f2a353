-- Table current_finding once more, a row for each person and model: a picture of thousands of people asks for
-- all competencies of each, and a row apiece made it ten times as slow.
create table measurement.packed_findings (
  tenant_id uuid not null,
  person_id uuid not null,
  model_id uuid not null,
  -- A line for each competency: its levels, its findings (a letter for each bar), its code.
  findings text,
  -- In the same order, a line for each: the day of the result, counted from 1970-01-01, and the result where
  -- there is one.
  results text,
  -- By which settings; others, or none, and they are packed anew before they are read.
  found_by text,
  primary key (tenant_id, person_id, model_id));
create index packed_findings_model on measurement.packed_findings (tenant_id, model_id);
select tenancy.protect('measurement.packed_findings');

insert into measurement.packed_findings (tenant_id, person_id, model_id)
select distinct f.tenant_id, f.person_id, f.model_id
  from measurement.current_finding f;

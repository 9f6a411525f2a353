-- As how many raters who count alike the raters of the source are, where they do not count alike; empty in what was
-- recorded before, when all counted alike.
alter table measurement.measure_source add column effective_raters double precision
  check (effective_raters >= 1 and effective_raters <= raters);

-- What an organisation sets for itself beside the thresholds of 1000: how long a result may be
-- appealed, and the shares of the weight by which a person is told meets, nearly, not known enough.
alter table tenancy.tenant
  add column appeal_working_days smallint not null default 10 check (appeal_working_days between 1 and 60),
  add column meets_share numeric(3, 2) not null default 0.85 check (meets_share between 0.50 and 1.00),
  add column nearly_share numeric(3, 2) not null default 0.70 check (nearly_share between 0.30 and 0.99),
  add column unknown_share numeric(3, 2) not null default 0.30 check (unknown_share between 0.05 and 0.70),
  add constraint meets_asks_more_than_nearly check (meets_share > nearly_share);

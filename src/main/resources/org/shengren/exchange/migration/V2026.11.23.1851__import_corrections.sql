-- What its owner wrote instead of single cells and which rows stay out, as {"cells": {"12 POSITION": "…"}, "skipped": [14]};
-- once imported, what came of it stays for a day and the file goes.
alter table exchange.people_import
  add column corrections jsonb not null default '{}',
  add column outcome jsonb,
  add column done_at timestamptz;

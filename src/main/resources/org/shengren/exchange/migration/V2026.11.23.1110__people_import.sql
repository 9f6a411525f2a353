create schema exchange;

-- A file between its check and its confirmation: what was checked is what is imported. Gone after a day.
create table exchange.people_import (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  file_name text not null,
  content bytea not null,
  uploaded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organization.person);
create index on exchange.people_import (tenant_id, uploaded_at);
select tenancy.protect('exchange.people_import');

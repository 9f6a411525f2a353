create schema audit;

-- Append-only: the application role may add and read, never change or remove.
create table audit.entry (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject_id uuid,
  object text,
  detail jsonb not null default '{}',
  primary key (tenant_id, id));
create index on audit.entry (tenant_id, subject_id, at);
create index on audit.entry (tenant_id, at);
select tenancy.protect('audit.entry', 'select, insert');

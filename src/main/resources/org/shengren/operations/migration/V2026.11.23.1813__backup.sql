create schema operations;

-- When an organisation was last written to a file or read from one, for the page of health.
create table operations.backup (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('BACKUP', 'RESTORE')),
  rows bigint not null,
  bytes bigint not null,
  primary key (tenant_id, id));
select tenancy.protect('operations.backup', 'select');

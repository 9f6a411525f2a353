create schema notification;

-- What somebody was told: the key of the sentence and its arguments; it is put into words when it is read.
create table notification.notice (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  key text not null,
  arguments jsonb not null,
  url text not null check (url like '/%' and url not like '//%'),
  told_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id));
create index on notification.notice (tenant_id, person_id, id);
create index on notification.notice (tenant_id, person_id) where read_at is null;
create index on notification.notice (tenant_id, read_at) where read_at is not null;
select tenancy.protect('notification.notice');

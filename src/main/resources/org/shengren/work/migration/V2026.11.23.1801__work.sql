create schema work;

-- Long work that a person ordered. Parameters are ids; what the person reads are title and sentence, in both languages.
create table work.work (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  parameters jsonb not null,
  title jsonb not null,
  state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  done int not null default 0 check (done >= 0),
  total int not null default 0 check (total >= 0),
  attempt int not null default 0,
  sentence jsonb,
  file text,
  file_name text,
  media_type text,
  file_size bigint,
  ordered_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz,
  primary key (tenant_id, id));
create index on work.work (tenant_id, person_id, id);
create index on work.work (tenant_id, expires_at) where expires_at is not null;
select tenancy.protect('work.work');

-- On which day of the tenant each recurring job last ran.
create table work.job_day (
  tenant_id uuid not null,
  job text not null,
  day date not null,
  primary key (tenant_id, job));
select tenancy.protect('work.job_day');

-- What db-scheduler keeps: no tenant, and no data but the ids of tenant and work in the name of the instance.
create table work.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance));
create index on work.scheduled_tasks (execution_time);
create index on work.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on work.scheduled_tasks to "${appRole}";

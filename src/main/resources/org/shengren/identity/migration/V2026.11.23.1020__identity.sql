create schema identity;

create table identity.account (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  password_hash text,
  language text check (language in ('zh', 'en')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references organization.person);
select tenancy.protect('identity.account');

-- A link by which a person sets the first password; only its hash is kept.
create table identity.invitation (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references identity.account);
create index invitation_token on identity.invitation (tenant_id, token_hash);
select tenancy.protect('identity.invitation');

-- Doors: asked before a tenant is known, they return ids only.
create function identity.accounts_by_login(asked text) returns table (tenant_id uuid, account_id uuid)
  language sql stable security definer set search_path = '' as $$
    select a.tenant_id, a.id
      from identity.account a
      join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
     where lower(p.email) = lower(asked) or p.number = asked $$;

create function identity.invitation_by_token(asked_hash text) returns table (tenant_id uuid, invitation_id uuid)
  language sql stable security definer set search_path = '' as $$
    select i.tenant_id, i.id from identity.invitation i where i.token_hash = asked_hash $$;

-- Sign-in sessions know no tenant; they hold ids and preferences only.
create table identity.spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100));
create index on identity.spring_session (expiry_time);
create index on identity.spring_session (principal_name);
create table identity.spring_session_attributes (
  session_primary_id char(36) not null references identity.spring_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name));
grant select, insert, update, delete on identity.spring_session, identity.spring_session_attributes to "${appRole}";

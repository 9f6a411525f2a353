alter table identity.account add column last_sign_in_at timestamptz;

-- A link by which a person sets a new password; made by somebody in charge, handed over, only its hash kept.
create table identity.password_reset (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references identity.account,
  foreign key (tenant_id, made_by) references organization.person);
create index password_reset_token on identity.password_reset (tenant_id, token_hash);
create index password_reset_account on identity.password_reset (tenant_id, account_id);
select tenancy.protect('identity.password_reset');

create function identity.reset_by_token(asked_hash text) returns table (tenant_id uuid, reset_id uuid)
  language sql stable security definer set search_path = '' as $$
    select r.tenant_id, r.id from identity.password_reset r where r.token_hash = asked_hash $$;

-- Wrong passwords in a row. Kept for logins that do not exist as for those that do, so that neither wait nor
-- answer tells which is which; hence no tenant. The key is a hash; ids are the only thing about a person.
create table identity.sign_in_attempt (
  key text primary key,
  account_id uuid,
  failures int not null,
  last_at timestamptz not null,
  refused_until timestamptz);
create index on identity.sign_in_attempt (last_at);
create index on identity.sign_in_attempt (account_id) where account_id is not null;
grant select, insert, update, delete on identity.sign_in_attempt to "${appRole}";

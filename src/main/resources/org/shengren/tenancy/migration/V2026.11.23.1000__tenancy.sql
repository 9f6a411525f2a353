create schema tenancy;
grant usage on schema tenancy to "${appRole}";

-- Unset reads '' after the first transaction on a pooled connection, hence nullif.
create function tenancy.current_tenant() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('shengren.tenant', true), '')::uuid $$;

-- A text by language for readers of one language; the same fallback as kernel.Text.
create function tenancy.text_in(words jsonb, language text) returns text
  language sql immutable parallel safe
  as $$ select coalesce(words ->> language, words ->> 'zh', words ->> 'en',
                        (select value from jsonb_each_text(words) order by key limit 1)) $$;

-- Makes a table belong to tenants: policy on, and to the application role what it may do there.
create function tenancy.protect(protected regclass, privileges text default 'select, insert, update, delete')
  returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('create policy tenant on %s using (tenant_id = tenancy.current_tenant()) with check (tenant_id = tenancy.current_tenant())', protected);
  execute format('grant usage on schema %s to %I',
    (select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = protected), '${appRole}');
  execute format('grant %s on %s to %I', privileges, protected, '${appRole}');
end $$;
revoke execute on function tenancy.protect(regclass, text) from public;

create table tenancy.tenant (
  tenant_id uuid primary key,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,30}$'),
  name jsonb not null,
  first_language text not null check (first_language in ('zh', 'en')),
  zone text not null,
  mastery_probability numeric(3, 2) not null default 0.50 check (mastery_probability between 0.30 and 0.90),
  holding_probability numeric(3, 2) not null default 0.70 check (holding_probability between 0.50 and 0.95),
  anonymity_minimum smallint not null default 3 check (anonymity_minimum >= 3),
  item_cap smallint not null default 45 check (item_cap between 10 and 200),
  founded_at timestamptz not null);
select tenancy.protect('tenancy.tenant', 'select, insert, update');

-- A door: known before a tenant is. The application role reaches it through the functions below only.
create table tenancy.company_code (
  code text primary key,
  tenant_id uuid not null unique references tenancy.tenant);

create function tenancy.claim_company_code(claimed text) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  insert into tenancy.company_code (code, tenant_id) values (claimed, tenancy.current_tenant()) on conflict (code) do nothing;
  return exists (select from tenancy.company_code c where c.code = claimed and c.tenant_id = tenancy.current_tenant());
end $$;

create function tenancy.tenant_by_code(asked text) returns uuid
  language sql stable security definer set search_path = ''
  as $$ select c.tenant_id from tenancy.company_code c where c.code = lower(asked) $$;

create function tenancy.tenants() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$ select t.tenant_id from tenancy.tenant t order by t.tenant_id $$;

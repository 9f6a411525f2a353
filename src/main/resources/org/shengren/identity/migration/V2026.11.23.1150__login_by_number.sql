-- A number that somebody wrote like another person's e-mail address must not lock that person out: what
-- looks like an address is one.
create or replace function identity.accounts_by_login(asked text) returns table (tenant_id uuid, account_id uuid)
  language sql stable security definer set search_path = '' as $$
    select a.tenant_id, a.id
      from identity.account a
      join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
     where lower(p.email) = lower(asked) or (p.number = asked and asked not like '%@%') $$;

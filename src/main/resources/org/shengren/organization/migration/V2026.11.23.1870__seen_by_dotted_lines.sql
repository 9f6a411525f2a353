-- As before, and whom the viewer leads by a dotted line today: they see the full result of their person (product
-- rule 14), of that person alone and of nobody below.
create or replace function organization.seen_by(viewer uuid, today date)
  returns table (tenant_id uuid, person_id uuid, unit_id uuid, position_id uuid, singly boolean)
  language sql stable as $$
    with recursive line as (
      select a.person_id
        from organization.current_appointment(today) a
       where a.tenant_id = tenancy.current_tenant() and a.manager_id = viewer
      union
      select a.person_id
        from line l
        join organization.current_appointment(today) a
          on a.tenant_id = tenancy.current_tenant() and a.manager_id = l.person_id),
    partnered as (
      select g.unit_id
        from organization.role_grant g
       where g.tenant_id = tenancy.current_tenant() and g.person_id = viewer and g.role = 'HR_PARTNER'
      union
      select u.id
        from partnered p
        join organization.org_unit u on u.tenant_id = tenancy.current_tenant() and u.parent_id = p.unit_id),
    dotted as (
      select distinct d.person_id
        from organization.dotted_line d
       where d.tenant_id = tenancy.current_tenant() and d.manager_id = viewer
         and d.valid_from <= today and (d.valid_until is null or d.valid_until > today))
    select a.tenant_id, a.person_id, a.unit_id, a.position_id,
           coalesce(a.manager_id = viewer, false) or p.unit_id is not null or d.person_id is not null
      from organization.current_appointment(today) a
      left join line l on l.person_id = a.person_id
      left join partnered p on p.unit_id = a.unit_id
      left join dotted d on d.person_id = a.person_id
     where a.tenant_id = tenancy.current_tenant()
       and (l.person_id is not null or p.unit_id is not null or d.person_id is not null) $$;

-- Whose results reach a viewer in groups (product rule 14): everybody below the viewer in the line, and the
-- people of the units the viewer partners. "singly" says of whom the viewer may also open the result. Only
-- organization.AccessPolicy may decide on more; both say the same, and a test holds them together.
create function organization.seen_by(viewer uuid, today date)
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
        join organization.org_unit u on u.tenant_id = tenancy.current_tenant() and u.parent_id = p.unit_id)
    select a.tenant_id, a.person_id, a.unit_id, a.position_id,
           coalesce(a.manager_id = viewer, false) or p.unit_id is not null
      from organization.current_appointment(today) a
      left join line l on l.person_id = a.person_id
      left join partnered p on p.unit_id = a.unit_id
     where a.tenant_id = tenancy.current_tenant() and (l.person_id is not null or p.unit_id is not null) $$;

-- The trail is read from the newest entry down: as a whole, of one actor, about one person.
create index entry_newest on audit.entry (tenant_id, at desc, id desc);
create index entry_actor on audit.entry (tenant_id, actor_id, at desc);

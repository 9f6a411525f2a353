-- The zone in which somebody reads hours; null: that of the organisation.
alter table identity.account add column zone text;

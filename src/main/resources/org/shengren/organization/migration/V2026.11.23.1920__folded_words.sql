-- What the search compares, folded once when it is written: names in both languages, number and address,
-- each between line breaks. concat_ws would not do, for PostgreSQL takes it for changeable.
alter table organization.person add column folded text generated always as (
  lower(normalize(
    chr(10) || number || chr(10) || coalesce(name ->> 'zh', '') || chr(10) || coalesce(name ->> 'en', '')
    || chr(10) || coalesce(email, '') || chr(10), nfkc))) stored;

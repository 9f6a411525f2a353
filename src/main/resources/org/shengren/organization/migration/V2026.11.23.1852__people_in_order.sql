-- A list of ten thousand people begins without sorting them all.
create index person_zh on organization.person (tenant_id, (tenancy.text_in(name, 'zh') collate "zh-x-icu"), id);
create index person_en on organization.person (tenant_id, (tenancy.text_in(name, 'en') collate "zh-x-icu"), id);
create index person_in_order on organization.person (tenant_id, (number collate "C"), id);

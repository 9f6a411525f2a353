-- What a rater answers about each behaviour; the categories are the answers.
alter table competency.scale add column question jsonb not null;

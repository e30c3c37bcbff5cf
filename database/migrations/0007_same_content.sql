-- What a sender sent with an id, as a digest, so that the same id with other content is told from a repetition. A phone number
-- stays out of it: it could be found by trying.
alter table account add column digest bytea;
alter table access_grant add column digest bytea;

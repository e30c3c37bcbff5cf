-- What was sent with the id of a hold, without the name, which is compared where it is sealed.
alter table hold add column digest bytea;

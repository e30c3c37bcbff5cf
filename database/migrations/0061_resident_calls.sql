-- The receipt of the resident who asked: a digest, by which they see what became of it. Nobody else needs it.
alter table call add column receipt bytea;
create index call_receipt on call (district, receipt, raised_at) where receipt is not null;

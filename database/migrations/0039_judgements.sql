-- What a judge sent about a claim and which rows stayed open, so that the same verdict sent again answers the same.
alter table submission add column judgement bytea, add column needs jsonb;

-- When an account was last seen, and the journal of a street, newest first, without reading what lies beside them.
create index session_seen on session (district, account, seen_at desc);
create index journal_of_street on journal (district, "left"(area, 9), seq desc);

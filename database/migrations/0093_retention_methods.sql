-- Sealed fields are under the keys of the installation, which other records need as well: what goes is the row. Older backups are
-- closed by exchanging the custodians' keys (docs/operating.md).
comment on table person is
  'purpose: find and care for people during the emergency; retention: until 30 days after the emergency ends and two people signed that; method: row deleted, stocks counted down, days kept';
comment on table household is
  'purpose: reach every door; retention: until 30 days after the emergency ends and two people signed that; method: row deleted, stocks counted down, days kept';
comment on table submission is
  'purpose: what was declared, as it came; retention: until 30 days after the emergency ends and two people signed that; method: row deleted, days kept';
comment on table visit is
  'purpose: who knocked where and what came of it; retention: until 30 days after the emergency ends and two people signed that; method: row deleted, days kept';
comment on table import_run is
  'purpose: answer for every file that was imported, and take it back; retention: file and key 7 days after the end (1 day when never confirmed), the receipt until 30 days after the emergency ends and two people signed that; method: key erased, file deleted, row deleted';
comment on table person_order is
  'purpose: what a person must do, until when, and how to object; retention: 3 years after its end (legal); method: row deleted, its code leads nowhere';
comment on table call is
  'purpose: answer somebody who asks for help; retention: 180 days after it is closed; method: row deleted';
comment on table responsible is
  'purpose: every area has somebody who answers for it; retention: two years after the duty ends; method: name replaced by the account id, unit and phone emptied';

-- Two more results of a knock: the household moved away; there is no such door. Both are put right by an officer.
alter table visit drop constraint visit_result_check;
alter table visit add constraint visit_result_check
  check (result in ('home', 'empty', 'noAnswer', 'refused', 'moved', 'wrongAddress'));
alter table tray drop constraint tray_kind_check;
alter table tray add constraint tray_kind_check
  check (kind in ('sameIdOtherContent', 'outsideGrants', 'unreadable', 'dead', 'moved', 'wrongAddress'));

-- Tables that are filled within minutes of the first day are looked at by the planner early and often.
alter table person set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0.2);
alter table household set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0.2);
alter table membership set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0.2);
alter table person_tag set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0.2);
alter table submission set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0.2);
alter table visit set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0.2);
alter table journal_tail set (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);

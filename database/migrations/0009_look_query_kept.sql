-- What somebody searched for answers for a look at people: the application cannot make it go, and the night not before its time.
revoke delete on look_query from gridward_app;
grant delete on look_query to gridward_retention;
create policy due on look_query as restrictive for delete to gridward_retention using (at < now() - interval '180 days');

-- The code of a printed line is made from the end of its household's id (server/declarations/rules-line-code.ts), so that
-- printing needs no list of codes and a sheet of last week is still understood.
create index household_line on household (district, right(id::text, 7));

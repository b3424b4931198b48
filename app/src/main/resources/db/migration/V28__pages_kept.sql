-- What waits to be done grows and empties again and again. To give its last pages back each time, as vacuum does, is to have the disk
-- discard them: on many a disk every commit waits for that, for a fifth of a second to a whole one, and soon after they are needed anew.
alter table mail set (vacuum_truncate = off, toast.vacuum_truncate = off);
alter table answer_due set (vacuum_truncate = off);
alter table sequencing set (vacuum_truncate = off);
alter table erasure_due set (vacuum_truncate = off);
alter table inquiry set (vacuum_truncate = off);

-- A moderator names a signature by its number, as the signer and the target's list know it.
create index entry_of_number on entry (campaign_id, log, ordinal) where ordinal is not null;

-- An entry is looked for by its signature: before the database knows how large a ledger is, it must not take the index of places for it.
create unique index entry_of_signature on entry (campaign_id, signature_id, log, type, index);
drop index entry_signature;

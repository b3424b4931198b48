-- A ledger that came back with a backup and may have gone further since: nothing is sealed in it, nor in those before it.
create table restored_ledger (
    campaign_id bigint primary key,
    log int not null,
    restored_at timestamptz not null
);

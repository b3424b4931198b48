-- The public append-only record behind the count of one campaign; log tells a new ledger from one that was given up.
create table ledger (
    campaign_id bigint not null,
    log int not null,
    origin text not null,
    size bigint not null,
    signature_count bigint not null,
    signatures bigint not null,
    updated_at timestamptz not null,
    primary key (campaign_id, log)
);

-- One entry, in the bytes of ledger.md §3. A signature's ordinal is its number; the row outlives the person.
create table entry (
    campaign_id bigint not null,
    log int not null,
    index bigint not null,
    type smallint not null,
    bytes bytea not null,
    signature_id uuid,
    ordinal bigint,
    recorded_at timestamptz not null,
    primary key (campaign_id, log, index)
);

create unique index entry_signature on entry (campaign_id, log, signature_id, type, index);

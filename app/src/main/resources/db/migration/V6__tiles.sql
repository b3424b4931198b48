-- What the ledger has yet to look at: every row says only "something happened to this signature"; what its entries are to
-- be follows from its state. Appended, never unique, so that nothing that happens while a batch is written is overlooked.
alter table sequencing rename to sequencing_before;

create table sequencing (
    campaign_id bigint not null,
    queued_at timestamptz not null,
    id uuid not null default gen_random_uuid(),
    signature_id uuid not null,
    primary key (campaign_id, queued_at, id)
);

-- Ledgers begun before there were tiles and checkpoints have published nothing: they begin again.
insert into sequencing (campaign_id, queued_at, signature_id)
select campaign_id, queued_at, signature_id from sequencing_before
union
select campaign_id, recorded_at, signature_id from entry where signature_id is not null;

drop table sequencing_before;
delete from entry;
delete from ledger;

-- The sealed checkpoint of the present size; it is stored in the transaction of its entries, before anyone sees it.
alter table ledger add column checkpoint text not null;

-- The bytes of an entry lie in the tiles; here is whose it is.
alter table entry drop column bytes;

-- A tile of a ledger as far as it has grown (C2SP tlog-tiles; level -1 holds the entries). Its partial forms are its beginnings.
create table tile (
    campaign_id bigint not null,
    log int not null,
    level smallint not null,
    index bigint not null,
    width smallint not null,
    bytes bytea not null,
    primary key (campaign_id, log, level, index)
);

alter table tile alter column bytes set storage external;

-- How the count moved, by the minute and the type of entry (ledger.md §3), for the integrity page.
create table movement (
    campaign_id bigint not null,
    minute timestamptz not null,
    type smallint not null,
    amount bigint not null,
    primary key (campaign_id, minute, type)
);

-- From which countries signatures were confirmed, as the signers said.
create table place (
    campaign_id bigint not null,
    country text not null,
    amount bigint not null,
    primary key (campaign_id, country)
);

-- One decision of a moderator to set signatures aside, for a public reason (ledger.md §3, type 03) and under a condition.
create table rejection_batch (
    campaign_id bigint not null,
    number int not null,
    reason smallint not null check (reason between 1 and 5),
    condition text not null,
    decided_at timestamptz not null,
    decided_by text not null,
    primary key (campaign_id, number)
);

-- A signature set aside by it.
create table rejection (
    campaign_id bigint not null,
    signature_id uuid not null,
    batch int not null,
    primary key (campaign_id, signature_id, batch)
);

create index rejection_by_batch on rejection (campaign_id, batch);

-- That a batch was undone: those it set aside count again.
create table reinstatement (
    campaign_id bigint not null,
    batch int not null,
    reinstated_at timestamptz not null,
    reinstated_by text not null,
    primary key (campaign_id, batch)
);

-- A letter rests on an entry of type 07 and on the checkpoint that seals it. Letters frozen before there were any go.
delete from attempt;
delete from letter;
alter table letter
    drop column ledger_size,
    add column log int not null,
    add column origin text not null,
    add column entry_index bigint not null,
    add column erased bigint not null,
    add column checkpoint text not null;

-- What someone typed. Appended, never unique: an address proves itself only by confirming. The indexes are keyed hashes;
-- personal (name, address, postcode, country, comment) is sealed with the campaign's key.
create table request (
    campaign_id bigint not null,
    id uuid not null,
    requested_at timestamptz not null,
    text_hash bytea not null,
    tag bytea not null,
    address_index bytea not null,
    domain_index bytea not null,
    client_index bytea,
    range_index bytea,
    source text,
    personal bytea not null,
    primary key (campaign_id, id)
);

create index request_tag on request (campaign_id, tag, requested_at);
create index request_client on request (campaign_id, client_index, requested_at);
create index request_range on request (campaign_id, range_index, requested_at);

-- What the mailer has yet to do for a request: the first answer, then a reminder.
create table answer_due (
    campaign_id bigint not null,
    request_id uuid not null,
    step text not null check (step in ('FIRST', 'REMINDER')),
    due_at timestamptz not null,
    primary key (campaign_id, request_id)
);

create index answer_due_at on answer_due (due_at);

-- A sentence that people agreed to, told apart by its SHA-256.
create table consent_wording (
    hash bytea primary key,
    sentence text not null,
    first_used_at timestamptz not null
);

-- What someone chose, to which words, and when; the newest choice of a purpose holds, and no row means no. The id is the
-- request's, which is the signature's too.
create table consent (
    campaign_id bigint not null,
    id uuid not null,
    purpose text not null check (purpose in ('COUNTED', 'SHOWN', 'UPDATES')),
    chosen_at timestamptz not null,
    choice text not null,
    wording bytea not null,
    primary key (campaign_id, id, purpose, chosen_at)
);

-- One confirmed person, by the id of the request that was confirmed. Erasing empties tag, indexes and personal.
create table signature (
    campaign_id bigint not null,
    id uuid not null,
    confirmed_at timestamptz not null,
    text_hash bytea not null,
    tag bytea,
    domain_index bytea,
    range_index bytea,
    source text,
    personal bytea,
    primary key (campaign_id, id)
);

-- Who stands now: one row an address. Confirming puts it here, withdrawing takes it away.
create table standing (
    campaign_id bigint not null,
    tag bytea not null,
    signature_id uuid not null,
    primary key (campaign_id, tag)
);

-- That a signer took it back.
create table withdrawal (
    campaign_id bigint not null,
    signature_id uuid not null,
    withdrawn_at timestamptz not null,
    primary key (campaign_id, signature_id)
);

-- That a signer's data were erased.
create table erasure (
    campaign_id bigint not null,
    signature_id uuid not null,
    erased_at timestamptz not null,
    primary key (campaign_id, signature_id)
);

-- "This wasn't me": no more mail to that address for this campaign until its holder asks again.
create table disavowal (
    campaign_id bigint not null,
    request_id uuid not null,
    tag bytea not null,
    disavowed_at timestamptz not null,
    lifted_at timestamptz,
    primary key (campaign_id, request_id)
);

create index disavowal_tag on disavowal (campaign_id, tag);

-- Confirmed, but over a limit: counts once a moderator has let it.
create table hold (
    campaign_id bigint not null,
    signature_id uuid not null,
    reason text not null,
    held_at timestamptz not null,
    primary key (campaign_id, signature_id)
);

create table release (
    campaign_id bigint not null,
    signature_id uuid not null,
    released_at timestamptz not null,
    released_by text not null,
    primary key (campaign_id, signature_id)
);

-- What the ledger has yet to take: the sequencer drains it in the transaction of its entries.
create table sequencing (
    campaign_id bigint not null,
    signature_id uuid not null,
    type smallint not null,
    queued_at timestamptz not null,
    primary key (campaign_id, signature_id, type)
);

-- That someone asked to be mailed a link again. Every asking is kept until answered, so that all take the same time.
create table inquiry (
    campaign_id bigint not null,
    id uuid not null,
    asked_at timestamptz not null,
    tag bytea not null,
    subject text not null check (subject in ('CONFIRMATION', 'RECEIPT')),
    primary key (campaign_id, id)
);

-- One mail to one address. What it says is sealed and goes once it is sent or given up; the row stays a while for limits.
create table mail (
    campaign_id bigint not null,
    id uuid not null,
    kind text not null,
    request_id uuid,
    address_index bytea not null check (length(address_index) = 16),
    personal bytea,
    created_at timestamptz not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    attempts integer not null default 0,
    sent_at timestamptz,
    failed_at timestamptz,
    failure text,
    primary key (campaign_id, id),
    check (sent_at is null or failed_at is null),
    check ((personal is null) = (sent_at is not null or failed_at is not null))
);

create index mail_waiting on mail (due_at) where sent_at is null and failed_at is null;
create index mail_address on mail (address_index, created_at);
create index mail_request on mail (campaign_id, request_id) where request_id is not null;

-- Which keys this database was made with: a mark that says nothing of them. One row.
create table host (
    one boolean primary key default true check (one),
    key_mark bytea not null,
    created_at timestamptz not null
);

-- Who runs campaigns and answers for the data of their signers.
create table organisation (
    id bigint generated always as identity primary key,
    name text not null unique,
    url text,
    email text,
    address text[] not null,
    imprint_url text,
    privacy_url text,
    changed_at timestamptz not null
);

-- What someone with rights did, when and why. Appended, never changed.
create table audit (
    id bigint generated always as identity primary key,
    happened_at timestamptz not null,
    actor text not null,
    act text not null,
    campaign_id bigint,
    detail text not null
);

-- One thing asked of one target, with its page and its letter.
create table campaign (
    id bigint generated always as identity primary key,
    slug text not null unique,
    created_at timestamptz not null
);

-- What a campaign says, as published: a change is a new version and the highest holds. Once a request exists, every
-- further version carries the same text_hash and target.
create table wording (
    campaign_id bigint not null references campaign,
    version int not null,
    published_at timestamptz not null,
    organisation_id bigint references organisation,
    text_hash bytea not null,
    title text not null,
    salutation text not null,
    opening text[] not null,
    demands text[] not null,
    closing text[] not null,
    target_name text not null,
    target_title text,
    target_office text,
    target_email text,
    target_address text[] not null,
    target_country text,
    why text not null,
    call_to_action text,
    goal integer,
    opens_at timestamptz,
    closes_at timestamptz,
    time_zone text not null,
    locale text not null,
    confirmation_days int not null,
    show_names text not null check (show_names in ('FULL', 'INITIALS', 'NONE')),
    ask_postcode text not null check (ask_postcode in ('REQUIRED', 'OPTIONAL', 'NO')),
    ask_country text not null check (ask_country in ('REQUIRED', 'OPTIONAL', 'NO')),
    ask_comment text not null check (ask_comment in ('REQUIRED', 'OPTIONAL', 'NO')),
    primary key (campaign_id, version)
);

-- That an organiser closed a campaign, and opened it again. At most one closing is in force.
create table closing (
    campaign_id bigint not null references campaign,
    closed_at timestamptz not null,
    reopened_at timestamptz,
    primary key (campaign_id, closed_at)
);

create unique index closing_in_force on closing (campaign_id) where reopened_at is null;

-- That someone has asked to sign: from here on text and target are locked, and the ledger begins.
create table first_request (
    campaign_id bigint primary key,
    requested_at timestamptz not null
);

-- That the pack of a letter lies in its place: from then on the letter is handed over. Frozen alone it may come to nothing.
create table packed (
    campaign_id bigint not null,
    letter int not null,
    packed_at timestamptz not null,
    primary key (campaign_id, letter)
);

-- Of letters from before nobody wrote it down; they were all told as handed over.
insert into packed select campaign_id, number, frozen_at from letter;

-- What people agree to when they sign, many agree to alike: it is kept once, told apart by its hash, and each request and signature names
-- it. When they did is what their id begins with. A row of "consent" is a choice made later.
create table agreement (
    hash bytea not null,
    purpose text not null check (purpose in ('COUNTED', 'SHOWN', 'UPDATES')),
    choice text not null,
    wording bytea not null,
    primary key (hash, purpose)
);

alter table request add agreement bytea;
alter table signature add agreement bytea;

create temporary table agreed on commit drop as
    select campaign_id, id, chosen_at,
           sha256(convert_to(string_agg(
               purpose || ' ' || choice || ' ' || encode(wording, 'hex') || E'\n', '' order by purpose), 'UTF8')) as hash
    from (select *, rank() over (partition by campaign_id, id order by chosen_at) as time from consent) as chosen
    where time = 1
    group by campaign_id, id, chosen_at;
create index on agreed (campaign_id, id);
analyze agreed;

insert into agreement
    select distinct hash, purpose, choice, wording from agreed join consent using (campaign_id, id, chosen_at);
update request r set agreement = a.hash from agreed a where a.campaign_id = r.campaign_id and a.id = r.id;
update signature s set agreement = a.hash from agreed a where a.campaign_id = s.campaign_id and a.id = s.id;
delete from consent c using agreed a where a.campaign_id = c.campaign_id and a.id = c.id and a.chosen_at = c.chosen_at;

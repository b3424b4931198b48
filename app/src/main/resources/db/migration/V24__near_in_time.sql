-- Keyed hashes come in no order, and an index of them is touched all over: with millions stored each new row would write a page of
-- every such index whole after each checkpoint. Neighbours are looked for within a day at most: by quarters of a day they lie together.
drop index request_client;
drop index request_range;
create index request_client on request
    (campaign_id, date_bin('6 hours', requested_at, 'epoch'::timestamptz), client_index, requested_at);
create index request_range on request
    (campaign_id, date_bin('6 hours', requested_at, 'epoch'::timestamptz), range_index, requested_at);

-- Eight bytes of a tag tell nearly all apart, in half the pages.
drop index request_tag;
create index request_tag on request (campaign_id, substring(tag, 1, 8));

-- What one address signed in a campaign, withdrawn or not: to erase all of it, and to mail the receipt of what stands no more.
create index signature_tag on signature (campaign_id, tag) where tag is not null;

-- Who had a case when two people erased it may see those two signatures: a device throws nothing away on the word of a feed (0171).

create function halte_had_at_end(org uuid, root uuid) returns boolean language sql stable security definer cost 1000
  set search_path from current as $$
  select exists (select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
    where t.org_id = org and t.root_id = root and t.gone
      and m.user_id = nullif(current_setting('halte.user', true), '')::uuid
      and t.org_id = nullif(current_setting('halte.org', true), '')::uuid
      -- Whoever lost it earlier lost it for another reason.
      and t.at_xid = (select max(l.at_xid) from root_team l where l.org_id = org and l.root_id = root))
$$;
create policy erased_read on case_act for select to halte_app using (
  org_id = (select nullif(current_setting('halte.org', true), '')::uuid) and does = 'erase' and status = 'done'
  and halte_had_at_end(org_id, root_id));
revoke execute on function halte_had_at_end from public;
grant execute on function halte_had_at_end to halte_app;

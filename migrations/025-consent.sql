-- Consent, enforced (docs/decisions/0125): what the server has to ask about a case also for somebody who does not read it yet.

create policy narrow_questions on record for select to current_user using (true);
create policy narrow_questions on chain for select to current_user using (true);
create policy narrow_questions on version for select to current_user using (true);

-- The newest signed facts of the consents, exceptions, approvals and disclosures of a case.
create function halte_sharing(org uuid, root uuid, kinds text[])
  returns table (record_id uuid, kind text, version integer, facts jsonb, vr bytea)
  language sql stable security definer set search_path from current as $$
  select r.id, r.kind, v.version, v.facts, v.vr
  from record r join chain c on c.org_id = r.org_id and c.root_id = r.root_id and c.record_id = r.id and c.comp = 'facts'
  join version v on v.org_id = r.org_id and v.record_id = r.id and v.comp = 'facts' and v.version = c.version
  where r.org_id = org and r.root_id = root and r.kind = any (kinds)
    and org = nullif(current_setting('halte.org', true), '')::uuid
$$;
-- Who may give the second signature under an exception: key officers, and leads of the teams that have the case.
create function halte_approvers(org uuid, root uuid) returns table (user_id uuid)
  language sql stable security definer set search_path from current as $$
  select o.user_id from officer o where o.org_id = org and org = nullif(current_setting('halte.org', true), '')::uuid
  union
  select m.user_id from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
  where t.org_id = org and t.root_id = root and not t.gone and m.role = 'lead'
    and org = nullif(current_setting('halte.org', true), '')::uuid
$$;
-- Whether giving compartments of a case to a team shows somebody what she could not open before; an empty team may be anybody.
create function halte_widens(org uuid, root uuid, team uuid, comps text[]) returns boolean
  language sql stable security definer set search_path from current as $$
  select org <> nullif(current_setting('halte.org', true), '')::uuid
    or not exists (select from team_member m where m.org_id = org and m.team_id = team)
    or exists (select from team_member m cross join unnest(comps) as c (comp)
      where m.org_id = org and m.team_id = team and not exists (
        select from root_team t join team_member x on x.org_id = t.org_id and x.team_id = t.team_id
        where t.org_id = org and t.root_id = root and not t.gone and x.user_id = m.user_id and c.comp = any (t.compartments)))
$$;

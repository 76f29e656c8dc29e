-- Reminders also say to a lead that a risk rose, and to whoever can answer that a transfer, a hold or an erasure waits
-- (docs/decisions/0198); what waits for a lead waits for a key officer who has the case while nobody else leads (0197).

alter table case_act add column asked_xid bigint not null default 0;

-- Whether a person is to answer what waits for a lead of a root: she leads, or stands in while nobody but `asker` does.
create function halte_answers(org uuid, root uuid, person uuid, asker uuid) returns boolean
  language sql stable security definer set search_path from current as $$
  select org = nullif(current_setting('halte.org', true), '')::uuid and person is distinct from asker and exists (
    select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
    where t.org_id = org and t.root_id = root and not t.gone and m.user_id = person
      and (m.role = 'lead' or exists (select from officer o where o.org_id = org and o.user_id = person)
        and not exists (select from root_team l join team_member p on p.org_id = l.org_id and p.team_id = l.team_id
          where l.org_id = org and l.root_id = root and not l.gone and p.role = 'lead' and p.user_id is distinct from asker)))
$$;

-- Whether something has its day for a person after one day and up to another, or was put to her since: yes or no.
-- What belongs to nobody in particular is nobody's mail.
create or replace function halte_waits(org uuid, person uuid, after_day text, until_day text, since bigint) returns boolean
  language sql stable security definer set search_path from current as $$
  select org = nullif(current_setting('halte.org', true), '')::uuid and (exists (
    select from (
      select root_id, assignee as who from fact_task
        where org_id = org and status = 'open' and due > after_day and due <= until_day
      union all
      select root_id, worker from fact_service
        where org_id = org and status in ('asked', 'booked') and due > after_day and due <= until_day
      union all
      select root_id, null from fact_plan_review
        where org_id = org and status = 'planned' and due > after_day and due <= until_day
    ) d left join fact_case c on c.org_id = org and c.id = d.root_id
    where coalesce(d.who, c.case_worker) = person and exists (
      select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
      where t.org_id = org and t.root_id = d.root_id and not t.gone and m.user_id = person))
  or exists (
    select from fact_approval a join record r on r.org_id = a.org_id and r.id = a.id
    where a.org_id = org and a.outcome = 'asked' and r.at_xid >= since and halte_answers(org, a.root_id, person, a.asked_by))
  -- A rise: to the lead it was told, or to every lead once she leads no more. Whoever has seen it wrote that into the record.
  or exists (
    select from fact_risk_level f join record r on r.org_id = f.org_id and r.id = f.id
    where f.org_id = org and f.raised and f.told is not null and f.taken_back is not true and r.at_xid >= since
      and not exists (select from chain c where c.org_id = org and c.root_id = f.root_id and c.record_id = f.id and c.version > 1)
      and halte_answers(org, f.root_id, person, null)
      and (f.told = person or not halte_answers(org, f.root_id, f.told, null)))
  -- A question about a whole case: a transfer to anybody of the team it goes to, the rest to leads and key officers.
  or exists (
    select from case_act a
    where a.org_id = org and a.status = 'open' and a.asked_xid >= since and a.made_by <> person
      and a.lapses_at > nullif(current_setting('halte.now', true), '')::timestamptz
      and case when a.does = 'transfer' then exists (
          select from team_member m where m.org_id = org and m.team_id = a.to_id and m.user_id = person)
          and exists (select from team_member g where g.org_id = org and g.team_id = a.from_id and g.user_id = a.made_by)
        else exists (select from officer o where o.org_id = org and o.user_id = person)
          or halte_answers(org, a.root_id, person, a.made_by) end))
$$;
revoke execute on function halte_answers from public;
create policy narrow_questions on fact_risk_level for select to current_user using (true);

-- Reminders by e-mail that say nothing (docs/decisions/0175): whom to write to, on which days, and what is under way.

-- One address of a person, in plain: the server has to write to it. Off until she entered it and the code that was sent there.
create table mail_address (
  org_id uuid not null,
  user_id uuid not null,
  address text not null check (length(address) between 3 and 254),
  language text not null check (language in ('en', 'fr', 'es')),
  zone text not null check (length(zone) between 1 and 64),
  part text not null check (part in ('morning', 'evening')),
  confirmed_at timestamptz,
  -- An HMAC of the code under a pepper that is not in the database; gone once it was used, guessed at too often, or late.
  code_mac bytea,
  code_tries integer not null default 0,
  code_ends timestamptz,
  -- The last day that was looked at, and how far the organisation had come then.
  told_day date,
  told_xid bigint not null default 0,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references account on delete cascade
);

-- Days on which something waits for her that only her devices can date. A day, and nothing of what or whose it is.
create table mail_day (
  org_id uuid not null,
  user_id uuid not null,
  day date not null,
  primary key (org_id, user_id, day),
  foreign key (org_id, user_id) references mail_address on delete cascade
);

-- What is to be sent; a row goes when it was sent or given up.
create table mail_out (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  code text,
  made_at timestamptz not null,
  not_before timestamptz not null,
  tries integer not null default 0,
  primary key (org_id, id),
  foreign key (org_id, user_id) references mail_address on delete cascade
);
create index mail_out_next on mail_out (org_id, not_before);
create index mail_out_person on mail_out (org_id, user_id);

select halte_secure(t::regclass, halte_rule('own', t), halte_rule('own', t))
  from unnest(array['mail_address', 'mail_day', 'mail_out']) as t;
grant select, insert, delete on mail_address, mail_day, mail_out to halte_app;
grant update (address, language, zone, part, confirmed_at, code_mac, code_tries, code_ends, told_day, told_xid) on mail_address to halte_app;
grant update (not_before, tries) on mail_out to halte_app;

-- Whether something has its day for a person after one day and up to another, or was put to her as a lead since: yes or no.
-- What belongs to nobody in particular is nobody's mail.
create function halte_waits(org uuid, person uuid, after_day text, until_day text, since bigint) returns boolean
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
    where a.org_id = org and a.outcome = 'asked' and a.asked_by <> person and r.at_xid >= since and exists (
      select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
      where t.org_id = org and t.root_id = a.root_id and not t.gone and m.user_id = person and m.role = 'lead')))
$$;
revoke execute on function halte_waits from public;
grant execute on function halte_waits to halte_app;

do $$
declare t text; rule text := '(org_id = (select o.org_id from organisation o where o.demo
  and o.org_id = nullif(current_setting(''halte.throwing_away'', true), '''')::uuid))';
begin
  -- The function looks as the owner, at these tables only.
  foreach t in array array['fact_task', 'fact_service', 'fact_plan_review', 'fact_approval', 'fact_case'] loop
    execute format('create policy narrow_questions on %I for select to current_user using (true)', t);
  end loop;
  -- A demonstration that is thrown away takes these with it.
  foreach t in array array['mail_address', 'mail_day', 'mail_out'] loop
    execute format('create policy throw_away_look on %I for select to current_user using (%s)', t, rule);
    execute format('create policy throw_away on %I for delete to current_user using (%s)', t, rule);
  end loop;
end $$;

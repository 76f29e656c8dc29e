-- Moving a case, temporary cover, restriction, legal hold and erasure (docs/decisions/0115 to 0119).

-- Everyone is also a team of one: what is given to one person is a wrap like any other (decision 0115).
alter table member no force row level security;
alter table team_member no force row level security;
insert into team_member (org_id, user_id, team_id, role, duty)
  select org_id, user_id, user_id, 'member', '' from member where status = 'active' on conflict do nothing;
alter table member force row level security;
alter table team_member force row level security;

-- A team that gave a case away may go on reading it; whoever covers has it until a moment.
alter table root_team add column writes boolean not null default true;
alter table root_team add column ends_at timestamptz;
create index root_team_ends on root_team (org_id, ends_at) where ends_at is not null and not gone;
grant update (writes, ends_at) on root_team to halte_app;
alter table root add column erased_at timestamptz;

-- Something done with a whole case, signed by who asks, and where it takes two, by who answers.
create table case_act (
  org_id uuid not null references organisation,
  id uuid not null,
  root_id uuid not null,
  does text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  -- An open one can be answered until then.
  lapses_at timestamptz not null,
  status text not null check (status in ('open', 'done', 'declined', 'withdrawn')),
  from_id uuid,
  to_id uuid,
  opens text[] not null,
  keep text not null,
  until_day text not null,
  why text not null,
  dir_seq integer not null,
  sig bytea not null,
  note jsonb,
  -- Wraps for the receiver: handed to nobody before the act is done.
  material jsonb not null,
  decided_by uuid,
  decided_at timestamptz,
  decided_seq integer,
  decided_sig bytea,
  answer jsonb,
  concluded boolean not null default false,
  primary key (org_id, id),
  foreign key (org_id, root_id) references root,
  check (status <> 'done' or decided_by is null or decided_by <> made_by)
);
create index case_act_root on case_act (org_id, root_id);
create index case_act_recent on case_act (org_id, made_at);

-- A case that must not be erased, and the act that says so.
create table root_hold (
  org_id uuid not null,
  root_id uuid not null,
  act uuid not null,
  primary key (org_id, root_id),
  foreign key (org_id, root_id) references root
);

-- Facts of erased cases, where the policy lets them stay: without ids, so that they are nobody's any more.
create table kept_fact (
  org_id uuid not null references organisation,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  facts jsonb not null,
  primary key (org_id, id)
);

-- Letters to a team (an opinion of the help, sealed to others than who gave it): a month and no case.
create table letter (
  org_id uuid not null references organisation,
  id uuid not null,
  team_id uuid not null,
  purpose text not null,
  month text not null,
  letter jsonb not null,
  primary key (org_id, id)
);

select halte_secure('case_act',
  halte_rule('org', 'case_act') || ' and (made_by = (select nullif(current_setting(''halte.user'', true), '''')::uuid)
    or array_position((select nullif(current_setting(''halte.teams'', true), '''')::uuid[])::uuid[], to_id) is not null
    or halte_reads(org_id, root_id)
    or does in (''hold'', ''lift'', ''erase'') and (select true from officer o where o.org_id = case_act.org_id
      and o.user_id = (select nullif(current_setting(''halte.user'', true), '''')::uuid)))',
  halte_rule('made', 'case_act') || ' and (halte_reads(org_id, root_id) or does in (''hold'', ''lift'', ''erase'')
    and (select true from officer o where o.org_id = case_act.org_id
      and o.user_id = (select nullif(current_setting(''halte.user'', true), '''')::uuid)))');
select halte_secure('root_hold', halte_rule('org', 'root_hold') || ' and (halte_reads(org_id, root_id)
  or (select true from officer o where o.org_id = root_hold.org_id
    and o.user_id = (select nullif(current_setting(''halte.user'', true), '''')::uuid)))', 'false');
select halte_secure('kept_fact', halte_rule('org', 'kept_fact'), 'false');
select halte_secure('letter', halte_rule('org', 'letter')
  || ' and array_position((select nullif(current_setting(''halte.teams'', true), '''')::uuid[])::uuid[], team_id) is not null',
  halte_rule('org', 'letter'));
grant select, insert on case_act, letter to halte_app;
grant select on root_hold, kept_fact to halte_app;
grant update (status, decided_by, decided_at, decided_seq, decided_sig, answer, material) on case_act to halte_app;

-- The functions below act as the owner on the rows of the one organisation they were called for.
do $$
declare t text; rule text := '(org_id = nullif(current_setting(''halte.inside'', true), '''')::uuid)';
  thrown text := '(org_id = (select o.org_id from organisation o where o.demo
    and o.org_id = nullif(current_setting(''halte.throwing_away'', true), '''')::uuid))';
begin
  for t in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and (c.relname like 'fact\_%' or c.relname in ('root', 'root_team', 'root_wrap', 'record', 'chain', 'version', 'sealed_version',
      'file', 'file_chunk', 'case_act', 'root_hold', 'kept_fact', 'audit_entry', 'officer', 'team_member', 'statement')) loop
    execute format('create policy inside on %I for all to current_user using (%s) with check (%s)', t, rule, rule);
  end loop;
  foreach t in array array['case_act', 'root_hold', 'kept_fact', 'letter'] loop
    execute format('create policy throw_away_look on %I for select to current_user using (%s)', t, thrown);
    execute format('create policy throw_away on %I for delete to current_user using (%s)', t, thrown);
  end loop;
end $$;

-- What was given until a moment ends by itself, before anybody of the organisation sees anything after it.
create function halte_end_covers(org uuid, moment timestamptz) returns void language plpgsql security definer
  set search_path from current as $$
declare xid bigint;
begin
  if not exists (select from root_team where org_id = org and ends_at <= moment and not gone) then return; end if;
  perform set_config('halte.inside', org::text, true);
  xid := halte_position(org);
  with ended as (
    update root_team t set gone = true, at_xid = xid, at_n = 1000000 + o.n
      from (select root_id, team_id, row_number() over (order by root_id, team_id)::integer as n from root_team
        where org_id = org and ends_at <= moment and not gone) o
      where t.org_id = org and t.root_id = o.root_id and t.team_id = o.team_id and not t.gone
      returning t.root_id, t.team_id, t.at_n),
    unwrapped as (delete from root_wrap w using ended e where w.org_id = org and w.root_id = e.root_id and w.team_id = e.team_id)
  insert into audit_entry (org_id, at_xid, at_n, at, actor, action, objects, dir_seq)
    select org, xid, e.at_n + 1000000, moment, null, 'cover.end', array[e.root_id, e.team_id],
      (select coalesce(max(seq), 0) from statement where org_id = org) from ended e;
  perform set_config('halte.inside', '', true);
end $$;
create policy narrow_questions_ended on root_wrap for select to current_user using (true);
create or replace function halte_enter() returns text language sql volatile as $$
  select halte_end_covers(nullif(current_setting('halte.org', true), '')::uuid,
    coalesce(nullif(current_setting('halte.now', true), '')::timestamptz, clock_timestamp()));
  select set_config('halte.teams', coalesce((select array_agg(m.team_id)::text from team_member m
    where m.org_id = nullif(current_setting('halte.org', true), '')::uuid
      and m.user_id = nullif(current_setting('halte.user', true), '')::uuid), '{}'), true)
$$;

-- Whether two people have decided to erase a case.
create function halte_erased(org uuid, root uuid) returns boolean language sql stable security definer
  set search_path from current as $$
  select exists (select from case_act a where a.org_id = org and a.root_id = root and a.does = 'erase' and a.status = 'done'
    and a.decided_by <> a.made_by)
$$;
-- Append-only means append-only, but for what belongs to an erased case, and for a demonstration being thrown away.
create or replace function halte_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and (coalesce(current_setting('halte.throwing_away', true), '') <> ''
    or coalesce(current_setting('halte.erasing', true), '') <> '') then return null; end if;
  raise exception 'table % is append-only', tg_table_name using errcode = '42501';
end $$;
create function halte_refuse_unerased() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct g.org_id, g.root_id from gone g) d
    where not exists (select from organisation o where o.org_id = d.org_id and o.demo)
      and not halte_erased(d.org_id, d.root_id)) then
    raise exception 'table % is append-only', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['version', 'sealed_version', 'file_chunk'] loop
    execute format('drop trigger real_stays on %I', t);
    execute format('create trigger real_stays after delete on %I referencing old table as gone
      for each statement execute function halte_refuse_unerased()', t);
  end loop;
end $$;

-- A hold keeps everything of its case, whoever deletes.
create function halte_keep_held() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('halte.throwing_away', true), '') = ''
    and exists (select from gone g join root_hold h on h.org_id = g.org_id and h.root_id = g.root_id) then
    raise exception 'the case is held' using errcode = 'HLT01';
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['record', 'version', 'sealed_version', 'file_chunk'] loop
    execute format('create trigger held_stays after delete on %I referencing old table as gone
      for each statement execute function halte_keep_held()', t);
  end loop;
end $$;
create policy narrow_questions on root_hold for select to current_user using (true);
create policy narrow_questions on case_act for select to current_user using (true);

-- What an act that was answered does beyond the rights of who answered it: once, and only as two people signed it.
create function halte_conclude(org uuid, act uuid, xid bigint, n integer, keep_facts boolean) returns void
  language plpgsql security definer set search_path from current as $$
declare a case_act; t text;
begin
  if org <> nullif(current_setting('halte.org', true), '')::uuid then raise exception 'another organisation' using errcode = '42501'; end if;
  perform set_config('halte.inside', org::text, true);
  select * into a from case_act where org_id = org and id = act for update;
  if a.id is null or a.status <> 'done' or a.concluded or a.decided_by is null or a.decided_by = a.made_by
    or a.decided_by <> nullif(current_setting('halte.user', true), '')::uuid then
    raise exception 'not an answered act' using errcode = '42501';
  end if;
  update case_act set concluded = true where org_id = org and id = act;
  if a.does = 'transfer' then
    insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n)
      values (org, a.root_id, a.to_id, a.opens, true, xid, n, xid, n)
      on conflict (org_id, root_id, team_id) do update set gone = false, compartments = excluded.compartments, shared = true,
        writes = true, ends_at = null, given_xid = xid, given_n = n, at_xid = xid, at_n = n;
  elsif a.does = 'hold' then
    insert into root_hold (org_id, root_id, act) values (org, a.root_id, act) on conflict do nothing;
  elsif a.does = 'lift' then
    delete from root_hold where org_id = org and root_id = a.root_id;
  elsif a.does = 'erase' then
    if exists (select from root_hold where org_id = org and root_id = a.root_id) then
      raise exception 'the case is held' using errcode = 'HLT01';
    end if;
    perform set_config('halte.erasing', a.root_id::text, true);
    delete from root_wrap where org_id = org and root_id = a.root_id;
    update case_act set material = '[]', note = null, answer = null where org_id = org and root_id = a.root_id;
    for t in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and c.relname like 'fact\_%' loop
      if keep_facts then
        execute format('insert into kept_fact (org_id, kind, facts) select org_id, $3, (select coalesce(jsonb_object_agg(e.key, e.value), ''{}'')
          from jsonb_each(to_jsonb(f)) e where e.key not in (''org_id'', ''id'', ''root_id'', ''version'') and e.value <> ''null''
            and e.value #>> ''{}'' !~ ''^[0-9a-f]{8}-[0-9a-f]{4}-'') from %I f where org_id = $1 and root_id = $2', t)
          using org, a.root_id, substr(t, 6);
      end if;
      execute format('delete from %I where org_id = $1 and root_id = $2', t) using org, a.root_id;
    end loop;
    delete from sealed_version where org_id = org and root_id = a.root_id;
    delete from version where org_id = org and root_id = a.root_id;
    delete from chain where org_id = org and root_id = a.root_id;
    delete from file_chunk where org_id = org and root_id = a.root_id;
    delete from file where org_id = org and root_id = a.root_id;
    delete from record where org_id = org and root_id = a.root_id;
    update root_team set gone = true, at_xid = xid, at_n = n where org_id = org and root_id = a.root_id and not gone;
    update root set erased_at = clock_timestamp() where org_id = org and root_id = a.root_id;
    perform set_config('halte.erasing', '', true);
  else
    raise exception 'nothing to conclude' using errcode = '42501';
  end if;
  perform set_config('halte.inside', '', true);
end $$;

-- What nobody could open any more if a person went: roots of which some compartment is with nobody else who is active, and with
-- no team whose secret the recovery papers open.
create function halte_left_alone(org uuid, person uuid, escrowed uuid[]) returns table (root_id uuid) language sql stable security definer
  set search_path from current as $$
  select distinct t.root_id from root_team t
    join team_member m on m.org_id = t.org_id and m.team_id = t.team_id and m.user_id = person
    join root r on r.org_id = t.org_id and r.root_id = t.root_id and r.erased_at is null
    where t.org_id = org and t.org_id = nullif(current_setting('halte.org', true), '')::uuid and not t.gone and t.ends_at is null
      and exists (select from unnest(t.compartments) c (comp) where not exists (
        select from root_team e where e.org_id = t.org_id and e.root_id = t.root_id and not e.gone and e.team_id = any (escrowed)
          and c.comp = any (e.compartments)) and not exists (
        select from root_team o join team_member p on p.org_id = o.org_id and p.team_id = o.team_id and p.user_id <> person
        where o.org_id = t.org_id and o.root_id = t.root_id and not o.gone and o.ends_at is null and c.comp = any (o.compartments)))
$$;

revoke execute on function halte_end_covers, halte_erased, halte_conclude, halte_left_alone from public;
grant execute on function halte_end_covers, halte_conclude, halte_left_alone to halte_app;

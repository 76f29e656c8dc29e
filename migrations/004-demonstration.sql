-- The demonstration organisation: which one is finished, and how one is thrown away. Nothing here can reach the rows of a
-- real organisation (docs/decisions/0050): the function refuses it, row-level security hides it, and a trigger looks again.

create table demonstration (
  org_id uuid primary key references organisation,
  ready_at timestamptz not null
);
select halte_secure('demonstration', 'true', halte_rule('org', 'demonstration')
  || ' and (select o.demo from organisation o where o.org_id = demonstration.org_id)');
grant select, insert on demonstration to halte_app;

-- What an organisation is, it stays: a real one cannot be declared a demonstration first and thrown away then.
create function halte_keep_demo() returns trigger language plpgsql as $$
begin
  if new.demo is distinct from old.demo or new.org_id is distinct from old.org_id then
    raise exception 'an organisation stays what it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger demo_stays before update on organisation for each row execute function halte_keep_demo();

-- Append-only still means append-only, but for a whole demonstration being thrown away.
create or replace function halte_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('halte.throwing_away', true), '') <> '' then return null; end if;
  raise exception 'table % is append-only', tg_table_name using errcode = '42501';
end $$;
-- Also where the owner is exempt from row-level security, as a superuser is.
create function halte_refuse_real() returns trigger language plpgsql as $$
begin
  if exists (select from gone g where not exists (select from organisation o where o.org_id = g.org_id and o.demo)) then
    raise exception 'table % is append-only', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;

-- The owner sees and removes rows of the one demonstration named in the setting, and nothing else.
create policy demonstrations on organisation for select to current_user using (demo);
do $$
declare t text; rule text := '(org_id = (select o.org_id from organisation o where o.demo
  and o.org_id = nullif(current_setting(''halte.throwing_away'', true), '''')::uuid))';
begin
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace loop
    if t <> 'organisation' then
      execute format('create policy throw_away_look on %I for select to current_user using (%s)', t, rule);
      execute format('create policy throw_away on %I for delete to current_user using (%s)', t, rule);
    end if;
    if exists (select from pg_trigger where tgrelid = t::regclass and tgname = 'append_only') then
      execute format('create trigger real_stays after delete on %I referencing old table as gone
        for each statement execute function halte_refuse_real()', t);
    end if;
  end loop;
end $$;
create policy throw_away on organisation for delete to current_user
  using (demo and org_id = nullif(current_setting('halte.throwing_away', true), '')::uuid);

-- Removes every row of a demonstration organisation. Refuses any other, and what is not there.
create function halte_throw_away(org uuid) returns void language plpgsql security definer set search_path from current as $$
declare t text; waiting text[]; next_round text[];
begin
  if not exists (select from organisation o where o.org_id = org and o.demo) then
    raise exception 'not a demonstration' using errcode = '42501';
  end if;
  perform set_config('halte.throwing_away', org::text, true);
  select array_agg(c.relname) into waiting from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace;
  -- A table others still point to waits for the next round.
  while waiting is not null loop
    next_round := null;
    foreach t in array waiting loop
      begin
        execute format('delete from %I where org_id = $1', t) using org;
      exception when foreign_key_violation then
        next_round := next_round || t;
      end;
    end loop;
    if cardinality(next_round) = cardinality(waiting) then
      raise exception 'tables refer to each other in a circle';
    end if;
    waiting := next_round;
  end loop;
  perform set_config('halte.throwing_away', '', true);
end $$;
revoke execute on function halte_throw_away from public;
grant execute on function halte_throw_away to halte_app;

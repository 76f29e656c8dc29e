-- A later migration of facts adds columns to tables that are secured already: the server may write those too.
create or replace function halte_secure_facts() returns void language plpgsql as $$
declare t text; forced boolean; columns text;
begin
  for t, forced in select c.relname, c.relforcerowsecurity from pg_class c where c.relnamespace = 'public'::regnamespace
    and c.relkind = 'r' and c.relname like 'fact\_%' order by 1 loop
    if not forced then
      perform halte_secure(t::regclass, halte_rule('root', t), halte_rule('root', t));
      execute format('alter table %I add foreign key (org_id, id) references record', t);
      execute format('grant select, insert on %I to halte_app', t);
    end if;
    select string_agg(quote_ident(a.attname), ', ') into columns from pg_attribute a
      where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped and a.attname not in ('org_id', 'id', 'root_id');
    execute format('grant update (%s) on %I to halte_app', columns, t);
  end loop;
end $$;

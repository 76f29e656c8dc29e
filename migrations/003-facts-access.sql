-- The facts of a record are for whoever may open its root; the same rule as for the record itself.
-- A later migration that adds a fact table calls halte_secure_facts() again.
create function halte_secure_facts() returns void language plpgsql as $$
declare t text; columns text;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname like 'fact\_%' and not c.relforcerowsecurity order by 1 loop
    perform halte_secure(t::regclass, halte_rule('root', t), halte_rule('root', t));
    execute format('alter table %I add foreign key (org_id, id) references record', t);
    execute format('grant select, insert on %I to halte_app', t);
    select string_agg(quote_ident(a.attname), ', ') into columns from pg_attribute a
      where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped and a.attname not in ('org_id', 'id', 'root_id');
    execute format('grant update (%s) on %I to halte_app', columns, t);
  end loop;
end $$;
select halte_secure_facts();

-- The passphrase for being forced, and an account that it froze (docs/decisions/0092).

-- What the server knows of it: an HMAC of its proof, and the slot its owner's devices know it by.
create table account_duress (
  org_id uuid not null,
  user_id uuid not null,
  mac bytea not null,
  slot jsonb not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references account on delete cascade
);
alter table account add column frozen_at timestamptz;

select halte_secure('account_duress', halte_rule('own', 'account_duress'), halte_rule('own', 'account_duress'));
grant select, insert, delete on account_duress to halte_app;
grant update (frozen_at) on account to halte_app;

-- A demonstration that is thrown away takes these with it.
do $$
declare rule text := '(org_id = (select o.org_id from organisation o where o.demo
  and o.org_id = nullif(current_setting(''halte.throwing_away'', true), '''')::uuid))';
begin
  execute format('create policy throw_away_look on account_duress for select to current_user using (%s)', rule);
  execute format('create policy throw_away on account_duress for delete to current_user using (%s)', rule);
end $$;

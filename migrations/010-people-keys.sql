-- Acts of two people, devices, and the proofs of the other ways in (docs/decisions/0070 to 0073).

-- An act that waits for the second of two people: a statement half signed, with the key material its proposer made for it, or
-- a large export. The material is given to nobody before the act is done.
create table proposal (
  org_id uuid not null references organisation,
  id uuid not null,
  does text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null check (status in ('open', 'done', 'declined', 'withdrawn')),
  -- The head the statement follows; another one makes it stale.
  base_seq integer not null,
  statement jsonb,
  material jsonb,
  export jsonb,
  decided_by uuid,
  decided_at timestamptz,
  primary key (org_id, id),
  check ((statement is null) <> (export is null)),
  check (decided_by is null or status = 'withdrawn' or decided_by <> made_by)
);
create index proposal_recent on proposal (org_id, made_at);

-- Devices with a copy: days only, a kind from a list, and whether a lock was ordered.
create table device (
  org_id uuid not null,
  user_id uuid not null,
  device_id uuid not null,
  kind text not null check (kind in ('laptop', 'desktop', 'phone', 'tablet', 'other')),
  first_day date not null,
  last_day date not null,
  locked boolean not null default false,
  primary key (org_id, user_id, device_id),
  foreign key (org_id, user_id) references account on delete cascade
);
alter table session add column device_id uuid;

-- What the server knows of a recovery code or a passkey: an HMAC of the proof derived from it, like that of the passphrase.
create table account_proof (
  org_id uuid not null,
  user_id uuid not null,
  slot_id text not null check (length(slot_id) <= 64),
  type text not null check (type in ('code', 'passkey')),
  mac bytea not null,
  primary key (org_id, user_id, slot_id),
  foreign key (org_id, user_id) references account on delete cascade
);

select halte_secure('device', halte_rule('own', 'device'), halte_rule('own', 'device'));
select halte_secure('account_proof', halte_rule('own', 'account_proof'), halte_rule('own', 'account_proof'));
-- Officers see all proposals, others their own.
select halte_secure('proposal',
  halte_rule('org', 'proposal') || ' and (made_by = (select nullif(current_setting(''halte.user'', true), '''')::uuid)
    or (select true from officer o where o.org_id = proposal.org_id
      and o.user_id = (select nullif(current_setting(''halte.user'', true), '''')::uuid)))',
  halte_rule('made', 'proposal'));
-- The second officer stores what the first one made for exactly this statement.
create policy cosigned on team_grant for insert to halte_app with check (
  org_id = (select nullif(current_setting('halte.org', true), '')::uuid)
  and exists (select from proposal p where p.org_id = team_grant.org_id and p.made_by = team_grant.signer and p.status = 'done'
    and p.base_seq + 1 = team_grant.dir_seq
    and p.decided_by = (select nullif(current_setting('halte.user', true), '')::uuid)));

grant select, insert on proposal, device, account_proof to halte_app;
grant update (status, base_seq, statement, material, decided_by, decided_at) on proposal to halte_app;
grant update (kind, last_day, locked) on device to halte_app;
grant update (device_id) on session to halte_app;
grant delete on account_proof, device to halte_app;

-- A demonstration that is thrown away takes these with it.
do $$
declare t text; rule text := '(org_id = (select o.org_id from organisation o where o.demo
  and o.org_id = nullif(current_setting(''halte.throwing_away'', true), '''')::uuid))';
begin
  foreach t in array array['proposal', 'device', 'account_proof'] loop
    execute format('create policy throw_away_look on %I for select to current_user using (%s)', t, rule);
    execute format('create policy throw_away on %I for delete to current_user using (%s)', t, rule);
  end loop;
end $$;

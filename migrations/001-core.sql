-- The core of the server: who is here, who may open what, and every version ever written.
-- Every table is led by org_id; row-level security is forced on each; the server signs in as halte_app, which owns nothing.
-- PostgreSQL 15. Positions (at_xid, at_n) are commit order: see docs/decisions/0030-commit-ordered-feed.md.

create table organisation (
  org_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  demo boolean not null default false,
  root_pk bytea not null check (length(root_pk) = 32),
  root_fingerprint bytea not null check (length(root_fingerprint) = 32),
  created_at timestamptz not null,
  -- Positions continue after a restore into another cluster, whose transaction ids begin low.
  feed_base bigint not null default 0
);

-- People as they sign in. Keys are sealed, the sign-in proof is an HMAC under a pepper that is not in the database.
create table account (
  org_id uuid not null references organisation,
  user_id uuid not null,
  handle text not null check (length(handle) between 2 and 64),
  handle_key text not null,
  auth_mac bytea not null,
  kdf jsonb not null,
  slots jsonb not null,
  keys bytea not null,
  enc_pk bytea not null,
  sig_pk bytea not null,
  memo bytea,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (org_id, user_id)
);
create unique index account_handle on account (org_id, handle_key);

-- What a re-invited person answered, until an officer has confirmed it: her account stays what it was so long.
create table account_pending (
  org_id uuid not null,
  user_id uuid not null,
  handle text not null check (length(handle) between 2 and 64),
  handle_key text not null,
  auth_mac bytea not null,
  kdf jsonb not null,
  slots jsonb not null,
  keys bytea not null,
  enc_pk bytea not null,
  sig_pk bytea not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references account on delete cascade
);

create table session (
  org_id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  shared boolean not null,
  -- Of who answered for an account that is another's until it is confirmed.
  pending boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (org_id, token_hash),
  foreign key (org_id, user_id) references account on delete cascade
);
create unique index session_token on session (token_hash);
create index session_person on session (org_id, user_id);

create table invitation (
  org_id uuid not null references organisation,
  id text not null,
  user_id uuid not null,
  rekey boolean not null,
  status text not null check (status in ('open', 'answered', 'confirmed', 'withdrawn')),
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  answer jsonb,
  primary key (org_id, id)
);
create unique index invitation_id on invitation (id);

-- The signed directory, and what replaying it says (projections, written in the same transaction).
create table statement (
  org_id uuid not null references organisation,
  seq integer not null check (seq > 0),
  prev bytea not null,
  type text not null,
  body bytea not null,
  signers jsonb not null,
  at timestamptz not null,
  primary key (org_id, seq)
);
create table member (
  org_id uuid not null references organisation,
  user_id uuid not null,
  enc_pk bytea not null,
  sig_pk bytea not null,
  status text not null check (status in ('active', 'revoked')),
  keys_seq integer not null,
  primary key (org_id, user_id)
);
create table officer (
  org_id uuid not null references organisation,
  user_id uuid not null,
  primary key (org_id, user_id)
);
create table team (
  org_id uuid not null references organisation,
  team_id uuid not null,
  epoch integer not null,
  purpose text not null,
  primary key (org_id, team_id)
);
create table team_member (
  org_id uuid not null references organisation,
  user_id uuid not null,
  team_id uuid not null,
  role text not null check (role in ('member', 'lead')),
  duty text not null,
  primary key (org_id, user_id, team_id)
);

-- Key material as signed or sealed by devices; the server cannot use it.
create table team_grant (
  org_id uuid not null references organisation,
  to_user uuid not null,
  team text not null,
  epoch integer not null,
  dir_seq integer not null,
  signer uuid not null,
  enc bytea not null,
  ct bytea not null,
  sig bytea not null,
  primary key (org_id, to_user, team, epoch, dir_seq)
);
create table team_history (
  org_id uuid not null references organisation,
  team_id uuid not null,
  epoch integer not null,
  box bytea not null,
  primary key (org_id, team_id, epoch)
);
create table team_escrow (
  org_id uuid not null references organisation,
  team_id uuid not null,
  epoch integer not null,
  made_seq integer not null,
  box bytea not null,
  primary key (org_id, team_id, epoch, made_seq)
);

create table root (
  org_id uuid not null references organisation,
  root_id uuid not null,
  kind text not null,
  made_by uuid not null,
  case_epoch integer not null default 1,
  head_seq integer not null,
  head_hash bytea not null,
  head_author uuid not null,
  head_sig bytea not null,
  at_xid bigint not null,
  at_n integer not null,
  primary key (org_id, root_id)
);
create index root_feed on root (org_id, at_xid, at_n);

-- Which team reaches which root, and since when the feed has to say so. `given` is later than creation for a shared root.
create table root_team (
  org_id uuid not null,
  root_id uuid not null,
  team_id uuid not null,
  compartments text[] not null,
  gone boolean not null default false,
  shared boolean not null,
  given_xid bigint not null,
  given_n integer not null,
  at_xid bigint not null,
  at_n integer not null,
  primary key (org_id, root_id, team_id),
  foreign key (org_id, root_id) references root
);
create index root_team_feed on root_team (org_id, team_id, at_xid, at_n);
create index root_team_given on root_team (org_id, team_id, given_xid, given_n) where shared;
create index root_team_recent on root_team (org_id, at_xid);

create table root_wrap (
  org_id uuid not null,
  root_id uuid not null,
  team_id uuid not null,
  case_epoch integer not null,
  team_epoch integer not null,
  scope text not null,
  box bytea not null,
  primary key (org_id, root_id, team_id, case_epoch),
  foreign key (org_id, root_id) references root
);

create table record (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  kind text not null,
  at_xid bigint not null,
  at_n integer not null,
  primary key (org_id, id),
  foreign key (org_id, root_id) references root
);
create index record_root on record (org_id, root_id, at_xid, at_n);
create unique index record_feed on record (org_id, at_xid, at_n);

-- The newest version of each chain; every version is in `version`, its sealed bytes in `sealed_version`.
create table chain (
  org_id uuid not null,
  root_id uuid not null,
  record_id uuid not null,
  comp text not null,
  version integer not null,
  vr_hash bytea not null,
  primary key (org_id, root_id, record_id, comp)
);
create table version (
  org_id uuid not null,
  root_id uuid not null,
  record_id uuid not null,
  comp text not null,
  version integer not null check (version > 0),
  vr bytea not null,
  sig bytea not null,
  facts jsonb,
  primary key (org_id, record_id, comp, version),
  foreign key (org_id, record_id) references record
);
create table sealed_version (
  org_id uuid not null,
  root_id uuid not null,
  record_id uuid not null,
  comp text not null,
  version integer not null check (version > 0),
  sealed bytea not null,
  primary key (org_id, record_id, comp, version),
  foreign key (org_id, record_id) references record
);
alter table sealed_version alter column sealed set storage external;

-- Changes already accepted: the same one sent again gets the same answer.
create table change (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  author uuid not null,
  at_xid bigint not null,
  at_n integer not null,
  primary key (org_id, id)
);

create table file (
  org_id uuid not null,
  id uuid not null,
  root_id uuid not null,
  chunks integer not null check (chunks between 1 and 16384),
  size bigint not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, root_id) references root
);
create table file_chunk (
  org_id uuid not null,
  file_id uuid not null,
  root_id uuid not null,
  idx integer not null check (idx >= 0),
  bytes bytea not null check (length(bytes) between 17 and 65552),
  primary key (org_id, file_id, idx),
  foreign key (org_id, file_id) references file
);
alter table file_chunk alter column bytes set storage external;

-- The audit tree (RFC 6962). Actions are entered in their own transaction; their place in the tree follows commit order.
create table audit_entry (
  org_id uuid not null,
  at_xid bigint not null,
  at_n integer not null,
  at timestamptz not null,
  actor uuid,
  action text not null,
  objects uuid[] not null,
  dir_seq integer not null,
  vr_hash bytea,
  primary key (org_id, at_xid, at_n)
);
create table audit_leaf (
  org_id uuid not null,
  seq integer not null check (seq >= 0),
  at_xid bigint not null,
  at_n integer not null,
  at timestamptz not null,
  actor uuid,
  action text not null,
  objects uuid[] not null,
  leaf bytea not null,
  primary key (org_id, seq)
);
create index audit_leaf_objects on audit_leaf using gin (objects);
-- Hashes of complete subtrees: level 0 are leaves, index counts subtrees of that level from the left.
create table audit_node (
  org_id uuid not null,
  level smallint not null,
  idx integer not null,
  hash bytea not null,
  primary key (org_id, level, idx)
);
create table audit_checkpoint (
  org_id uuid not null,
  size integer not null,
  root bytea not null,
  note text not null,
  dir_seq integer not null,
  at timestamptz not null,
  primary key (org_id, size)
);

-- Append-only means append-only, for the owner too.
create function halte_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['statement', 'team_grant', 'team_history', 'team_escrow', 'version', 'sealed_version', 'change',
    'file_chunk', 'audit_entry', 'audit_leaf', 'audit_node', 'audit_checkpoint'] loop
    execute format('create trigger append_only before update or delete or truncate on %I
      for each statement execute function halte_refuse_change()', t);
  end loop;
end $$;

-- The position of the running transaction in the feed of an organisation, and the horizon below which all have ended.
create function halte_position(org uuid) returns bigint language sql volatile as $$
  select feed_base + pg_current_xact_id()::text::bigint from organisation where org_id = org
$$;
create function halte_horizon(org uuid) returns bigint language sql stable as $$
  select feed_base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint from organisation where org_id = org
$$;

-- The teams of the person, looked up once a transaction: as a subquery of every policy they made each statement twice as slow.
create function halte_enter() returns text language sql volatile as $$
  select set_config('halte.teams', coalesce((select array_agg(m.team_id)::text from team_member m
    where m.org_id = nullif(current_setting('halte.org', true), '')::uuid
      and m.user_id = nullif(current_setting('halte.user', true), '')::uuid), '{}'), true)
$$;

-- A correlated (select true … limit 1) is EXISTS for the reader and an index lookup for the planner; EXISTS itself may become a
-- hash of everything the person's teams have, once for each statement. array_position() says what = any() would, but no index
-- answers it: of a table without statistics yet, the planner would walk all roots of a team for each row.
-- Row-level security. Policies are built from three texts: the organisation, the person, and her teams.
create function halte_rule(name text, tab text) returns text language plpgsql as $$
declare
  org text := '(select nullif(current_setting(''halte.org'', true), '''')::uuid)';
  me text := '(select nullif(current_setting(''halte.user'', true), '''')::uuid)';
  door text := '(select current_setting(''halte.role'', true)) = ''door''';
  teams text := '(select nullif(current_setting(''halte.teams'', true), '''')::uuid[])::uuid[]';
begin
  return case name
    when 'all' then 'true'
    when 'org' then format('org_id = %s', org)
    when 'own' then format('org_id = %s and (user_id = %s or %s)', org, me, door)
    when 'mine' then format('org_id = %s and to_user = %s', org, me)
    when 'signed' then format('org_id = %s and signer = %s', org, me)
    when 'team' then format('org_id = %s and (team_id = any (%s) or halte_reads(org_id, root_id))', org, teams)
    when 'share' then format('org_id = %s and halte_writes(org_id, root_id)', org)
    when 'root' then format('org_id = %s and (select true from root_team t where t.org_id = %2$s.org_id
      and t.root_id = %2$s.root_id and not t.gone and array_position(%3$s, t.team_id) is not null limit 1)', org, tab, teams)
    when 'made' then format('org_id = %s and made_by = %s', org, me)
    when 'seal' then format('org_id = %s and (select true from root_team t where t.org_id = %2$s.org_id
      and t.root_id = %2$s.root_id and not t.gone and array_position(%3$s, t.team_id) is not null
      and %2$s.comp = any (t.compartments) limit 1)',
      org, tab, teams)
  end;
end $$;

create function halte_secure(tab regclass, read_rule text, add_rule text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('alter table %s force row level security', tab);
  execute format('create policy app_read on %s for select to halte_app using (%s)', tab, read_rule);
  execute format('create policy app_add on %s for insert to halte_app with check (%s)', tab, add_rule);
  -- What may be updated are single columns (see the grants), never those that say whose row it is.
  execute format('create policy app_change on %s for update to halte_app using (%s) with check (%s)', tab, read_rule, halte_rule('org', ''));
  execute format('create policy app_remove on %s for delete to halte_app using (%s)', tab, read_rule);
  -- Backups read every row, a restore adds them: as halte_backup, of which only the owner is a member.
  execute format('create policy backup on %s to halte_backup using (true) with check (true)', tab);
  execute format('grant select, insert on %s to halte_backup', tab);
end $$;
-- What policies and the door may ask without seeing the rows: one narrow question each, as the owner.
create function halte_reads(org uuid, root uuid) returns boolean language sql stable security definer cost 1000
  set search_path from current as $$
  select exists (select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
    where t.org_id = org and t.root_id = root and not t.gone
      and m.user_id = nullif(current_setting('halte.user', true), '')::uuid
      and t.org_id = nullif(current_setting('halte.org', true), '')::uuid)
$$;
-- A reader of the root may share it; so may its maker in the moment it is made, when nobody has it yet.
create function halte_writes(org uuid, root uuid) returns boolean language sql stable security definer cost 1000
  set search_path from current as $$
  select halte_reads(org, root) or exists (select from root r
    where r.org_id = org and r.root_id = root and r.made_by = nullif(current_setting('halte.user', true), '')::uuid
      and r.org_id = nullif(current_setting('halte.org', true), '')::uuid
      and not exists (select from root_team t where t.org_id = org and t.root_id = root))
$$;
create function halte_session(token bytea) returns table (org_id uuid, user_id uuid, shared boolean, created_at timestamptz,
  seen_at timestamptz, ends_at timestamptz, pending boolean, confirmed boolean, revoked boolean, officer boolean)
  language sql stable security definer set search_path from current as $$
  select s.org_id, s.user_id, s.shared, s.created_at, s.seen_at, s.ends_at,
    s.pending, not s.pending and coalesce(m.status = 'active' and m.sig_pk = a.sig_pk and m.enc_pk = a.enc_pk, false),
    coalesce(m.status = 'revoked', false), o.user_id is not null
  from session s join account a on a.org_id = s.org_id and a.user_id = s.user_id
  left join member m on m.org_id = s.org_id and m.user_id = s.user_id
  left join officer o on o.org_id = s.org_id and o.user_id = s.user_id
  where s.token_hash = token
$$;
create function halte_seen(token bytea, at timestamptz) returns void language sql security definer
  set search_path from current as $$
  update session set seen_at = greatest(seen_at, at) where token_hash = token
$$;
create function halte_invitation_org(invitation text) returns uuid language sql stable security definer
  set search_path from current as $$
  select i.org_id from invitation i where i.id = invitation
$$;
-- Teams whose feed has something after a position, for the push to open pages: ids only.
create function halte_stirred(org uuid, after bigint, horizon bigint) returns table (team_id uuid)
  language sql stable security definer set search_path from current as $$
  select t.team_id from root r join root_team t on t.org_id = r.org_id and t.root_id = r.root_id
    where r.org_id = org and r.at_xid >= after and r.at_xid < horizon
  union
  select t.team_id from root_team t where t.org_id = org and t.at_xid >= after and t.at_xid < horizon
$$;

do $$
declare r record; t text;
begin
  for r in select * from (values
    ('organisation', 'all', 'org'), ('account', 'own', 'own'), ('account_pending', 'own', 'own'), ('session', 'own', 'own'), ('invitation', 'org', 'org'),
    ('statement', 'org', 'org'), ('member', 'org', 'org'), ('officer', 'org', 'org'), ('team', 'org', 'org'),
    ('team_member', 'org', 'org'), ('team_grant', 'mine', 'signed'), ('team_history', 'org', 'org'), ('team_escrow', 'org', 'org'),
    ('root', 'root', 'made'), ('root_team', 'team', 'share'), ('root_wrap', 'root', 'share'),
    ('record', 'root', 'root'), ('chain', 'root', 'root'), ('version', 'root', 'root'), ('sealed_version', 'seal', 'seal'),
    ('change', 'org', 'org'), ('file', 'root', 'root'), ('file_chunk', 'root', 'root'),
    ('audit_entry', 'org', 'org'), ('audit_leaf', 'org', 'org'), ('audit_node', 'org', 'org'), ('audit_checkpoint', 'org', 'org')
  ) as rules (tab, read_rule, write_rule) loop
    perform halte_secure(r.tab::regclass, halte_rule(r.read_rule, r.tab), halte_rule(r.write_rule, r.tab));
  end loop;
  -- The functions above look as the owner, at these tables only.
  foreach t in array array['root', 'root_team', 'team_member', 'session', 'account', 'member', 'officer', 'invitation'] loop
    execute format('create policy narrow_questions on %I for select to current_user using (true)', t);
  end loop;
  create policy narrow_answer on session for update to current_user using (true);
end $$;

grant select, insert on organisation, account, account_pending, session, invitation, statement, member, officer, team, team_member, team_grant,
  team_history, team_escrow, root, root_team, root_wrap, record, chain, version, sealed_version, change, file, file_chunk,
  audit_entry, audit_leaf, audit_node, audit_checkpoint to halte_app;
grant delete on session, account_pending, officer, team_member, root_wrap to halte_app;
grant update (handle, handle_key, auth_mac, kdf, slots, keys, enc_pk, sig_pk, memo, changed_at) on account to halte_app;
grant update (status, answer) on invitation to halte_app;
grant update (enc_pk, sig_pk, status, keys_seq) on member to halte_app;
grant update (epoch, purpose) on team to halte_app;
grant update (role, duty) on team_member to halte_app;
grant update (case_epoch, head_seq, head_hash, head_author, head_sig, at_xid, at_n) on root to halte_app;
grant update (compartments, gone, shared, given_xid, given_n, at_xid, at_n) on root_team to halte_app;
grant update (team_epoch, scope, box) on root_wrap to halte_app;
grant update (at_xid, at_n) on record to halte_app;
grant update (version, vr_hash) on chain to halte_app;
revoke execute on function halte_reads, halte_writes, halte_session, halte_seen, halte_invitation_org, halte_stirred from public;
grant execute on function halte_reads, halte_writes, halte_session, halte_seen, halte_invitation_org, halte_stirred to halte_app;
-- A backup says which migrations it was made with.
grant select on migration to halte_backup;

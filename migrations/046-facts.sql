-- Facts: what the declarations of the kinds added since the migration before. Generated; do not edit.
-- node src/capabilities/write-generated.ts
alter table fact_case_move drop constraint fact_case_move_does_check;
alter table fact_case_move add constraint fact_case_move_does_check check ("does" in ('transfer', 'cowork', 'cover', 'restrict', 'leave', 'withdrawn'));
-- Row-level security, and what the server may write.
select halte_secure_facts();

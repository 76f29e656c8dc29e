-- What the log says to one person is found by what was done, not by reading all that was ever done (docs/decisions/0165).
create index audit_leaf_action on audit_leaf (org_id, action, seq);
create index audit_leaf_actor on audit_leaf (org_id, actor, at);

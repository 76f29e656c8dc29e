-- An organisation may be renamed (docs/decisions/0183): the name is what its signed directory says last.
grant update (name) on organisation to halte_app;

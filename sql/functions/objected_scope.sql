-- Purpose: what an entry in the log says of an objection's record.
-- Rules: HZ-O13.
-- Called by: the commands that take a marker away.
create or replace function credit.objected_scope(
    objection_case uuid
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select pg_catalog.jsonb_build_object('record', objection.record_id, 'outcome', objection.outcome)
        from credit.objection
        where objection.case_id = objection_case
    );
end;
$$;

comment on function credit.objected_scope(uuid) is
'Ids and codes only.';

alter function credit.objected_scope(uuid) owner to credit_case_keeper;
revoke all on function credit.objected_scope(uuid) from public;

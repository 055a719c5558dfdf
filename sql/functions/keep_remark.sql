-- Purpose: records with a record that an objection to it could neither be confirmed nor refuted.
-- Rules: PB-15, HZ-O9, BX-10.
-- Called by: notify_applicant.
create or replace function credit.keep_remark(
    as_of timestamptz,
    objection_case uuid
)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
begin
    insert into credit.record_remark (
        subject_key, record_id, case_id, version, remark, public_remark, verified_on, verified_by, recorded_at
    )
    select
        objection.subject_key,
        objection.record_id,
        objection.case_id,
        objection.version,
        objection.reason,
        objection.public_reason,
        credit.local_day(objection.result_at),
        account.unit_code,
        as_of
    from credit.objection
    inner join credit.account
        on objection.result_by = account.account_id
    where
        objection.case_id = objection_case
        and objection.outcome = 'unconfirmed'
        and objection.record_id is not null;
    return found;
end;
$$;

comment on function credit.keep_remark(timestamptz, uuid) is
'Whether there is one: not of another outcome, and not of an omission, which has no record. With the notice: until '
'then the record is suspended, and the result may still be taken back.';

alter function credit.keep_remark(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.keep_remark(timestamptz, uuid) from public;

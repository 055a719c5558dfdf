-- Purpose: the accepted objections of the same person to the same information before this one.
-- Rules: HZ-O6.
-- Called by: bears_refusal, earlier_objection, objection_document, permit_repeat, receive_objection.
create or replace function credit.former_objections(
    objection_case uuid,
    out open_count bigint,
    out used_count bigint,
    out newest uuid
)
returns record
language plpgsql
stable
set search_path = ''
as $$
begin
    -- The same information is the same record, whatever is said to be wrong with it; of omissions the same item.
    with same_information as (
        select earlier.case_id
        from credit.objection as present
        inner join credit.objection as earlier
            on present.subject_key = earlier.subject_key and present.record_id = earlier.record_id
        where present.case_id = objection_case
        -- Each part has an index of its own.
        union
        select earlier.case_id
        from credit.objection as present
        inner join credit.objection as earlier
            on present.subject_key = earlier.subject_key and present.item_code = earlier.item_code
        where
            present.case_id = objection_case
            and present.record_id is null
            and earlier.record_id is null
        union
        -- Whoever has no file yet is known by the number only; with a file (BX-15) each of its numbers is the same person.
        select earlier.case_id
        from credit.objection as present
        inner join credit.service_case as present_case
            on present.case_id = present_case.case_id
        inner join credit.service_case as earlier_case
            on present_case.applicant_digest = earlier_case.applicant_digest
        inner join credit.objection as earlier
            on earlier_case.case_id = earlier.case_id and present.item_code = earlier.item_code
        where
            present.case_id = objection_case
            and present.record_id is null
            and earlier.record_id is null
    )

    select
        pg_catalog.count(*) filter (
            where earlier_case.state in ('accepted', 'verifying', 'provider_asked', 'reported', 'approved')
        ),
        pg_catalog.count(*),
        (
            pg_catalog.array_agg(earlier_case.case_id order by earlier_case.received_at desc, earlier_case.case_id asc)
        )[1]
    into open_count, used_count, newest
    from same_information
    inner join credit.service_case as earlier_case
        on same_information.case_id = earlier_case.case_id
    where
        earlier_case.case_id <> objection_case
        and exists (
            select
            from credit.case_event
            where case_event.case_id = earlier_case.case_id and case_event.event = 'accepted'
        );
end;
$$;

comment on function credit.former_objections(uuid) is
'open_count: of those that are handled now. used_count: of all that were accepted, whatever came of them: a reply, '
'nothing that could be found out, or a withdrawal. newest: null when there is none.';

alter function credit.former_objections(uuid) owner to credit_case_keeper;
revoke all on function credit.former_objections(uuid) from public;

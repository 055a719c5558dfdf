-- Purpose: takes who was at the window out of cases whose papers are destroyed, or that had none and are as old.
-- Rules: HZ-Q16, HZ-O13, HZ-O14, HZ-S7, X-4.
-- Called by: decide_destruction, with its certificate.
create or replace function credit.erase_case_person(
    as_of timestamptz,
    destroyed uuid[]
)
returns uuid[]
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- As long as papers are kept (HZ-Q16); the last day is still in time.
    longest_keeping constant interval := '5 years';
    -- Set by us: a decision does not wait for the cases without papers of a year; the next one goes on.
    largest_share constant integer := 200;
    first_kept constant timestamptz
    := (credit.local_day(as_of) - longest_keeping)::date::timestamp at time zone 'Asia/Shanghai';
    -- What stands in place of a name and of a number's tail.
    erased_name constant text := '已销毁';
    erased_tail constant text := '*';
    erased uuid[];
begin
    -- Nothing of a case that goes on, or whose papers are still somewhere.
    select pg_catalog.array_agg(held.case_id order by held.case_id)
    into erased
    from (
        select service_case.case_id
        from credit.service_case
        where
            service_case.persons_erased_at is null
            and service_case.state = 'closed'
            and not exists (
                select
                from credit.case_material
                left join credit.archive_filing
                    on case_material.material_id = archive_filing.material_id
                where
                    case_material.case_id = service_case.case_id
                    and case_material.removed_at is null
                    and archive_filing.destroyed_at is null
            )
            and (
                service_case.case_id = any(destroyed)
                or service_case.case_id in (
                    select old.case_id
                    from credit.service_case as old
                    where old.persons_erased_at is null and old.closed_at < first_kept
                    order by old.closed_at
                    limit largest_share
                )
            )
        order by service_case.case_id
        -- The certificate's own are locked already; of the others whatever is busy has time until the next one.
        for update skip locked
    ) as held;

    update credit.service_case
    set
        applicant_name = erased_name,
        applicant_sealed = '\x',
        applicant_tail = erased_tail,
        agent_name = case when service_case.agent_name is not null then erased_name end,
        agent_sealed = case when service_case.agent_name is not null then '\x'::bytea end,
        agent_tail = case when service_case.agent_name is not null then erased_tail end,
        persons_erased_at = as_of
    where service_case.case_id = any(erased);
    update credit.query_application
    set
        subject_label = erased_name,
        subject_sealed = '\x',
        subject_tail = erased_tail
    where query_application.case_id = any(erased);
    update credit.objection
    set collected_by_name = erased_name
    where objection.case_id = any(erased) and objection.collected_by_name is not null;
    update credit.report_handover
    set received_by_name = erased_name
    from credit.credit_report
    where report_handover.report_id = credit_report.report_id and credit_report.case_id = any(erased);
    -- A letter belongs to all the cases that it was shown in.
    update credit.authority_letter
    set
        grantor_name = erased_name,
        grantee_name = erased_name,
        grantee_sealed = '\x',
        grantee_tail = erased_tail
    where
        authority_letter.letter_id in (
            select case_letter.letter_id
            from credit.case_letter
            where case_letter.case_id = any(erased)
        )
        and not exists (
            select
            from credit.case_letter
            inner join credit.service_case
                on case_letter.case_id = service_case.case_id
            where
                case_letter.letter_id = authority_letter.letter_id
                and service_case.persons_erased_at is null
        );
    return coalesce(erased, '{}');
end;
$$;

comment on function credit.erase_case_person(timestamptz, uuid[]) is
'destroyed: cases of the papers that go. Names, sealed numbers and their tails go with the papers; what happened, '
'when, by whom of the staff, the reasons as given and the keyed digests stay, as 杭政函〔2015〕62号 附件2 八（一） keeps 异议主体, '
'日期, 标注 and 原因 for ever: the subject by its file''s key. Answers the cases.';

alter function credit.erase_case_person(timestamptz, uuid[]) owner to credit_case_keeper;
revoke all on function credit.erase_case_person(timestamptz, uuid[]) from public;

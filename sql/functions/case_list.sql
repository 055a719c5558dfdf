-- Purpose: cases that are a person's business, newest first, by kind, state, window, receipt number or applicant.
-- Rules: HZ-O2, HZ-S5, HZ-Q15, X-4, X-8.
-- Called by: creditd, staff audience.
create or replace function credit.case_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    kind text,
    state text,
    unit_code text,
    receipt_number text,
    applicant_digest uuid,
    before_received_at timestamptz,
    before_case_id uuid,
    page_size integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
-- What is asked for is not every time the same, and each has an index of its own.
set plan_cache_mode = 'force_custom_plan'
as $$
declare
    -- Set by us: a screen or two.
    largest_page constant integer := 200;
    actor record;
    visible_units text[];
    cases jsonb;
    next_page jsonb;
    scope jsonb;
    document jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            -- An auditor looks at cases, and looks for nobody.
            case when applicant_digest is null
                then array['window_clerk', 'centre_clerk', 'authority_officer', 'auditor']
                else array['window_clerk', 'centre_clerk', 'authority_officer']
            end
        ) as staff;
    if page_size is null or page_size not between 1 and largest_page
        or kind not in ('application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery')
        or state !~ '^[a-z][a-z_]{0,31}$' or unit_code !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'
        or receipt_number !~ '^[0-9A-Z]{1,32}$'
        or (before_received_at is null) <> (before_case_id is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    -- A unit at a time, not a case at a time.
    select pg_catalog.array_agg(unit.unit_code)
    into visible_units
    from credit.unit
    where
        (
            credit.may_see_case(actor.unit_code, actor.role, unit.unit_code)
            -- HZ-O9 to HZ-O12: who shows receipt and document may go on at any window.
            or actor.role = 'window_clerk' and receipt_number is not null and applicant_digest is not null
        )
        and (case_list.unit_code is null or unit.unit_code = case_list.unit_code);

    with page as (
        select
            service_case.case_id,
            service_case.kind,
            service_case.state,
            service_case.receipt_number,
            service_case.unit_code,
            service_case.received_at,
            service_case.state_since,
            service_case.parent_case,
            -- Whom they serve; the authority and the auditor decide about cases, not about people.
            case when actor.role in ('window_clerk', 'centre_clerk') then service_case.applicant_name end as applicant,
            pg_catalog.row_number() over (order by service_case.received_at desc, service_case.case_id desc) as place
        from credit.service_case
        where
            service_case.unit_code = any(visible_units)
            and (case_list.kind is null or service_case.kind = case_list.kind)
            and (case_list.state is null or service_case.state = case_list.state)
            and (case_list.receipt_number is null or service_case.receipt_number = case_list.receipt_number)
            and (case_list.applicant_digest is null or service_case.applicant_digest = case_list.applicant_digest)
            and (
                before_received_at is null
                or (service_case.received_at, service_case.case_id) < (before_received_at, before_case_id)
            )
        order by service_case.received_at desc, service_case.case_id desc
        limit page_size + 1
    )

    select
        coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'case', page.case_id, 'kind', page.kind, 'state', page.state,
                    'receipt_number', page.receipt_number, 'window', page.unit_code,
                    'received_at', credit.json_time(page.received_at),
                    'state_since', credit.json_time(page.state_since), 'parent', page.parent_case,
                    'applicant', page.applicant
                )
                order by page.place
            ) filter (where page.place <= page_size),
            '[]'
        ),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'received_at', credit.json_time(page.received_at), 'case', page.case_id
                )
            ) filter (where page.place = page_size) -> 0
        end
    into cases, next_page
    from page;

    scope := pg_catalog.jsonb_strip_nulls(
        pg_catalog.jsonb_build_object(
            'kind', kind, 'state', state, 'unit', unit_code, 'receipt_number', receipt_number,
            'applicant', case when applicant_digest is not null then 'given' end
        )
    );
    document := pg_catalog.jsonb_build_object('cases', cases, 'next', next_page);
    if applicant_digest is not null then
        return credit.log_case_search(
            as_of, actor.account_id, actor.unit_code, network_address, request_id, applicant_digest, scope, document
        );
    end if;
    return credit.log_staff_operation(
        as_of, 'case_list', actor.account_id, actor.unit_code, network_address, request_id, scope, document
    );
end;
$$;

comment on function credit.case_list(
    timestamptz, bytea, text, text, text, text, text, text, uuid, timestamptz, uuid, integer
) is
'kind, state, unit_code (the window), receipt_number, applicant_digest: null for all. before_…: of next, null for the '
'first page; a page has 1 to 200. A case that is another window''s is in no list, but '
'found by its number and its applicant''s. With applicant_digest it is a search '
'for a person: not the auditor''s, and in the log under that person''s file.';

alter function credit.case_list(
    timestamptz, bytea, text, text, text, text, text, text, uuid, timestamptz, uuid, integer
) owner to credit_case_keeper;
revoke all on function credit.case_list(
    timestamptz, bytea, text, text, text, text, text, text, uuid, timestamptz, uuid, integer
) from public;
grant execute on function credit.case_list(
    timestamptz, bytea, text, text, text, text, text, text, uuid, timestamptz, uuid, integer
) to credit_staff;

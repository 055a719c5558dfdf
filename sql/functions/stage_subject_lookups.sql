-- Purpose: tells a subject who looked at its data, at the window, inside an application about its own data.
-- Rules: X-8, BX-7, HZ-Q15.
-- Called by: subject_lookups.
create or replace function credit.stage_subject_lookups(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    before_position bigint
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: what a clerk reads out or prints at a time.
    page_size constant integer := 200;
    actor record;
    present credit.service_case;
    scope record;
    entries jsonb := '[]';
    sealed_answer text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_staff_origin(network_address, request_id);
    if ticket is null or before_position < 0 then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    present := credit.require_case(case_id, 'application', actor.unit_code, actor.role);
    -- Before its acceptance nobody has checked who applies; after the hand-over nobody stands at the counter.
    if present.state not in ('accepted', 'answered') then
        perform credit.refuse_staff_command('transition_not_allowed', 'X-8');
    end if;
    select
        identifier.subject_key,
        query_application.is_own_data
    into strict scope
    from credit.query_application
    left join credit.identifier
        on query_application.subject_digest = identifier.identifier_digest
    where query_application.case_id = stage_subject_lookups.case_id;
    if not scope.is_own_data then
        perform credit.refuse_staff_command('not_own_data', 'X-8');
    end if;
    if scope.subject_key is not null then
        entries := credit.lookup_documents(
            credit.policy_in_force(credit.local_day(as_of)), scope.subject_key, '-infinity', before_position,
            array['public', 'government', 'window', 'staff'], page_size
        );
    end if;

    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'window', 'own_data', array['subject_lookups'], array[actor.account_id], array[actor.unit_code],
            array[network_address], array[request_id],
            array[
                pg_catalog.jsonb_strip_nulls(
                    pg_catalog.jsonb_build_object('case', case_id, 'before', before_position)
                )::text
            ],
            array[scope.subject_key], array['answered'], array[null::text], array[''],
            array[
                pg_catalog.left(
                    pg_catalog.jsonb_build_object(
                        'lookups', entries,
                        'next',
                        case
                            when pg_catalog.jsonb_array_length(entries) = page_size
                                then entries -> (page_size - 1) -> 'position'
                        end
                    )::text,
                    -1
                )
            ]
        ) as logged;
    return credit.put_into_envelope(ticket, as_of, sealed_answer);
end;
$$;

comment on function credit.stage_subject_lookups(uuid, timestamptz, bytea, text, text, uuid, bigint) is
'An envelope, as stage_application_answer. next: what to give as before_position for the page after; null: the '
'last page. CR001: case_unknown, transition_not_allowed, not_own_data, malformed_command.';

alter function credit.stage_subject_lookups(uuid, timestamptz, bytea, text, text, uuid, bigint)
owner to credit_window_discloser;
revoke all on function credit.stage_subject_lookups(uuid, timestamptz, bytea, text, text, uuid, bigint) from public;
grant execute on function credit.stage_subject_lookups(uuid, timestamptz, bytea, text, text, uuid, bigint)
to credit_staff;

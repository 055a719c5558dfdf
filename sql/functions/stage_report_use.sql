-- Purpose: takes an issued report out again, to read or to print it: the snapshot, and a log entry for each time.
-- Rules: QZ-5, QZ-9, PB-6, HZ-O7, HZ-O10, HZ-Q15, HZ-Q17, TM-5, BX-4, BX-6.
-- Called by: read_report, print_report.
create or replace function credit.stage_report_use(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    report_id uuid,
    is_print boolean,
    copy_reason text
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    holder record;
    report credit.credit_report;
    snapshot text;
    former_prints integer;
    print_ground text;
    sealed_answer text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_staff_origin(network_address, request_id);
    if ticket is null or report_id is null or is_print is null or (copy_reason is not null and not is_print) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    report := credit.require_report(as_of, report_id, actor.unit_code, actor.role);
    perform credit.require_report_ground(
        as_of, report, actor.account_id, case when is_print then array['copy'] else array['copy', 'read'] end
    );
    select
        account.holder_name,
        unit.name as unit_name
    into strict holder
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    where account.account_id = actor.account_id;
    select report_document.document
    into strict snapshot
    from credit.report_document
    where report_document.report_id = stage_report_use.report_id;

    if is_print then
        select pg_catalog.count(*)
        into former_prints
        from credit.report_print
        where report_print.report_id = stage_report_use.report_id;
        print_ground := case
            when former_prints > 0 then 'copy'
            when report.ground = 'correction' then 'after_correction'
            else 'first'
        end;
        if print_ground = 'copy' and report.ground = 'correction' then
            perform credit.refuse_staff_command('print_limit_reached', 'HZ-O10');
        end if;
        -- A copy says why; who prints for the first time and gives a reason does not know of the first print.
        if (print_ground = 'copy') <> (copy_reason is not null)
            or (copy_reason is not null and not credit.is_statement(copy_reason)) then
            perform credit.refuse_staff_command('malformed_command', 'QZ-9');
        end if;
    end if;

    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'window', report.purpose, array[case when is_print then 'print_report' else 'read_report' end],
            array[actor.account_id], array[actor.unit_code], array[network_address], array[request_id],
            array[
                pg_catalog.jsonb_strip_nulls(
                    pg_catalog.jsonb_build_object(
                        'case', report.case_id, 'report', report.report_number, 'print', former_prints + 1,
                        'ground', print_ground
                    )
                )::text
            ],
            array[report.subject_key], array['answered'], array[null::text],
            array[
                coalesce(
                    (
                        select
                            pg_catalog.string_agg(
                                '["' || report_record.record_id || '",' || report_record.version || ',"'
                                || case report_record.form when 'marker_only' then 'suspended' else report_record.form end
                                || '","BX-6"]',
                                ',' order by report_record.number
                            )
                        from credit.report_record
                        where report_record.report_id = stage_report_use.report_id
                    ),
                    ''
                )
            ],
            array[
                pg_catalog.left(
                    (
                        case
                            when is_print
                                then pg_catalog.jsonb_build_object(
                                    'print',
                                    pg_catalog.jsonb_build_object(
                                        'number', former_prints + 1, 'ground', print_ground,
                                        'printed_at', credit.json_time(as_of), 'printed_by', holder.holder_name,
                                        'account', actor.account_id, 'unit', holder.unit_name
                                    )
                                )
                            else '{}'
                        end
                        || pg_catalog.jsonb_build_object('corrections', credit.report_corrections(report.report_id))
                    )::text,
                    -1
                )
                -- As it was issued, byte by byte.
                || ',"document":' || snapshot
            ]
        ) as logged;

    if is_print then
        insert into credit.report_print (
            report_id, number, ground, copy_reason, printed_at, printed_by, log_position, logged_at
        )
        select
            stage_report_use.report_id,
            former_prints + 1,
            print_ground,
            stage_report_use.copy_reason,
            as_of,
            actor.account_id,
            (receipt.document ->> 'position')::bigint,
            (receipt.document ->> 'time')::timestamptz
        from (select sealed_answer::jsonb -> 'receipt' as document) as receipt;
    end if;
    return credit.put_into_envelope(ticket, as_of, sealed_answer);
end;
$$;

comment on function credit.stage_report_use(uuid, timestamptz, bytea, text, text, uuid, boolean, text) is
'An envelope, as stage_application_answer. copy_reason: with every print but the first, and never otherwise. '
'CR001: report_unknown, report_expired, report_suspended (a record in it is under objection), report_outdated (one has '
'changed or is kept no longer), reading_not_approved (another''s data after the hand-over, and no loan for it), '
'print_limit_reached (a correction gives one print), malformed_command.';

alter function credit.stage_report_use(uuid, timestamptz, bytea, text, text, uuid, boolean, text)
owner to credit_window_discloser;
revoke all on function credit.stage_report_use(uuid, timestamptz, bytea, text, text, uuid, boolean, text) from public;
grant execute on function credit.stage_report_use(uuid, timestamptz, bytea, text, text, uuid, boolean, text)
to credit_staff;

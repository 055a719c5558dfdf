-- Purpose: makes the markers of a record from its annotations in force, one row for each stretch of time.
-- Rules: HZ-O11, HZ-O12, BX-10.
-- Called by: mark_annotation, unmark_annotation, behind the lock on the record.
create or replace function credit.renew_dispute_markers(
    as_of timestamptz,
    subject_key uuid,
    record_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    delete from credit.record_marker
    where
        record_marker.subject_key = renew_dispute_markers.subject_key
        and record_marker.record_id = renew_dispute_markers.record_id
        and record_marker.marker = 'applicant_disputes';
    with held as (
        select
            annotation.case_id,
            annotation.reason,
            annotation.public_reason,
            annotation.marked_at,
            annotation.lapses_at
        from credit.annotation
        where
            annotation.subject_key = renew_dispute_markers.subject_key
            and annotation.record_id = renew_dispute_markers.record_id
            and annotation.lapses_at > as_of
            and annotation.removed_at is null
    ),

    -- From one lapse to the next.
    stretch as (
        select
            coalesce(
                pg_catalog.lag(lapse.lapses_at) over (order by lapse.lapses_at), pg_catalog.min(lapse.marked_at) over ()
            ) as begins_at,
            lapse.lapses_at as ends_at
        from (
            select
                held.lapses_at,
                min(held.marked_at) as marked_at
            from held
            group by held.lapses_at
        ) as lapse
    )

    insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at)
    select
        renew_dispute_markers.subject_key,
        renew_dispute_markers.record_id,
        'applicant_disputes',
        pg_catalog.string_agg(held.reason, '；' order by held.marked_at, held.case_id),
        pg_catalog.string_agg(held.public_reason, '；' order by held.marked_at, held.case_id),
        stretch.begins_at,
        stretch.ends_at
    from stretch
    inner join held
        on stretch.ends_at <= held.lapses_at
    group by stretch.begins_at, stretch.ends_at;
end;
$$;

comment on function credit.renew_dispute_markers(timestamptz, uuid, uuid) is
'Reasons as given and as society reads them, the oldest first; '
'each lapses on its own day, and nothing has to run for that.';

alter function credit.renew_dispute_markers(timestamptz, uuid, uuid) owner to credit_case_keeper;
revoke all on function credit.renew_dispute_markers(timestamptz, uuid, uuid) from public;

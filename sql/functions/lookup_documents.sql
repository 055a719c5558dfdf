-- Purpose: a page of who asked for a subject's data, with the names of units, purposes and matters.
-- Rules: X-8, BX-7.
-- Called by: window_lookups, stage_subject_lookups.
create or replace function credit.lookup_documents(
    policy_id integer,
    subject_key uuid,
    since timestamptz,
    before_position bigint,
    audiences text[],
    page_size integer
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return coalesce(
        (
            select
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_strip_nulls(
                        pg_catalog.jsonb_build_object(
                            'position', lookup.log_position, 'time', credit.json_time(lookup.logged_at),
                            'audience', lookup.audience, 'operation', lookup.operation, 'unit', lookup.unit_code,
                            'unit_name', unit.name, 'purpose', lookup.purpose, 'purpose_name', query_purpose.name,
                            'matter', lookup.matter, 'matter_name', query_matter.name
                        )
                    )
                    order by lookup.log_position desc
                )
            from
                credit.lookups_of_subject(
                    lookup_documents.subject_key, since, before_position, audiences, lookup_documents.page_size
                ) as lookup
            left join credit.unit
                on lookup.unit_code = unit.unit_code
            left join credit.query_purpose
                on lookup.purpose = query_purpose.purpose and query_purpose.policy_id = lookup_documents.policy_id
            left join credit.query_matter
                on lookup.matter = query_matter.matter and query_matter.policy_id = lookup_documents.policy_id
        ),
        '[]'
    );
end;
$$;

comment on function credit.lookup_documents(integer, uuid, timestamptz, bigint, text[], integer) is
'An array, newest first; names of the policy in force, left out where it does not have them any more.';

alter function credit.lookup_documents(integer, uuid, timestamptz, bigint, text[], integer)
owner to credit_window_discloser;
revoke all on function credit.lookup_documents(integer, uuid, timestamptz, bigint, text[], integer) from public;

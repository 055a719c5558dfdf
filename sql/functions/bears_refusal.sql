-- Purpose: whether what the platform holds bears the ground on which a window refuses.
-- Rules: HZ-O1, HZ-O6, HZ-O12, X-7.
-- Called by: refuse_request.
create or replace function credit.bears_refusal(
    as_of timestamptz,
    case_id uuid,
    kind text,
    ground text
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
    -- Who somebody is and what the papers prove, people judge.
    if ground in ('identity', 'materials') then
        return true;
    end if;
    if kind = 'annotation_withdrawal' then
        return not exists (
            select
            from credit.service_case
            inner join credit.annotation
                on service_case.parent_case = annotation.case_id
            where
                service_case.case_id = bears_refusal.case_id
                and annotation.removed_at is null
                and annotation.lapses_at > as_of
        );
    end if;
    return (
        select
            case ground
                -- What the centre permits again is no repetition without a good reason.
                when 'repeated'
                    then former.open_count > 0 or former.used_count > 0 and objection.repeat_permitted_by is null
                else coalesce(
                    credit.objection_obstacle(
                        as_of, objection.subject_key, objection.record_id,
                        credit.local_day(service_case.received_at)
                    ) = 'record_' || ground, false
                )
            end
        from credit.objection
        inner join credit.service_case
            on objection.case_id = service_case.case_id
        cross join credit.former_objections(bears_refusal.case_id) as former
        where objection.case_id = bears_refusal.case_id
    );
end;
$$;

comment on function credit.bears_refusal(timestamptz, uuid, text, text) is 'ground: of request_refusal, of the kind.';

alter function credit.bears_refusal(timestamptz, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.bears_refusal(timestamptz, uuid, text, text) from public;

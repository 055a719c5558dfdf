-- Purpose: moves a certificate along its life and writes that down.
-- Rules: HZ-Q13, HZ-Q14.
-- Called by: the functions that change certificates, holding the row of the account.
create or replace function credit.append_certificate_event(
    as_of timestamptz,
    certificate_id uuid,
    event text,
    actor text,
    note text
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    present record;
    next_state text;
begin
    select
        certificate.account_id,
        case when event = 'applied' then 'none' else certificate.state end as state
    into strict present
    from credit.certificate
    where certificate.certificate_id = append_certificate_event.certificate_id
    for update;
    select certificate_transition.to_state
    into next_state
    from credit.certificate_transition
    where
        certificate_transition.from_state = present.state
        and certificate_transition.event = append_certificate_event.event;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q14');
    end if;
    update credit.certificate
    set
        state = next_state,
        end_ground = case when next_state = 'ended' then event end,
        state_since = as_of
    where certificate.certificate_id = append_certificate_event.certificate_id;
    insert into credit.certificate_event (certificate_id, number, event, from_state, to_state, at, actor, note)
    select
        append_certificate_event.certificate_id,
        coalesce(pg_catalog.max(certificate_event.number), 0) + 1,
        append_certificate_event.event,
        present.state,
        next_state,
        as_of,
        append_certificate_event.actor,
        append_certificate_event.note
    from credit.certificate_event
    where certificate_event.certificate_id = append_certificate_event.certificate_id;
    -- Whoever logged in with it is no longer there.
    if next_state = 'ended' then
        update credit.staff_session
        set
            ended_at = as_of,
            end_ground = 'certificate_ended'
        where
            staff_session.account_id = present.account_id
            and staff_session.second_factor = 'certificate'
            and staff_session.ended_at is null;
    end if;
    return next_state;
end;
$$;

comment on function credit.append_certificate_event(timestamptz, uuid, text, text, text) is
'The new state. CR001 transition_not_allowed.';

alter function credit.append_certificate_event(timestamptz, uuid, text, text, text) owner to credit_account_keeper;
revoke all on function credit.append_certificate_event(timestamptz, uuid, text, text, text) from public;

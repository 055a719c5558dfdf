-- Purpose: decides what another administrator asked for, and does it.
-- Rules: HZ-S1, HZ-S2, PB-9, PB-10, QZ-1, QZ-2.
-- Called by: creditd, staff audience.
create or replace function credit.decide_account_change(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    change_id uuid,
    decision text,
    reason text,
    initial_password_hash text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    change record;
    state_after text;
    needs_password boolean;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform credit.require_staff_text(reason, 500);
    if decision is null or decision not in ('approved', 'refused') then
        perform credit.refuse_staff_command('malformed_command', 'PB-9');
    end if;
    change := credit.require_open_account_change(change_id, actor.account_id, actor.person_digest);
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, change.requested_by, 'PB-9');
    end if;

    needs_password := decision = 'approved' and credit.account_change_needs_password(change.kind, change.details);
    if needs_password <> (initial_password_hash is not null) then
        perform credit.refuse_staff_command(
            case when needs_password then 'initial_password_missing' else 'initial_password_not_needed' end, 'QZ-2'
        );
    end if;
    if change.kind = 'create' then
        if decision = 'approved' then
            perform credit.require_account_opening(
                as_of, actor.unit_code, actor.person_digest, change.account_id, change.details
            );
            state_after := credit.open_account(
                as_of, change.account_id, change.details, change.requested_by, actor.account_id, change.reason
            );
        elsif not credit.may_administer_unit(actor.unit_code, change.details ->> 'unit') then
            perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
        end if;
    else
        select concerned.state
        into strict state_after
        from
            credit.require_account_scope(
                actor.account_id, actor.unit_code, actor.person_digest, change.account_id
            ) as concerned;
        if decision = 'approved' then
            state_after := credit.change_account(
                as_of, change.account_id, state_after, change.kind, change.details, change.requested_by,
                actor.account_id, change.reason
            );
        end if;
    end if;
    -- Nobody leaves: or one person alone could have ended what two must end.
    if change.kind = 'stop' and decision = 'refused' then
        update credit.departure
        set withdrawn_at = as_of
        where
            departure.account_id = change.account_id
            and departure.withdrawn_at is null;
    end if;
    if needs_password then
        perform credit.give_initial_password(as_of, change.account_id, initial_password_hash);
    end if;

    update credit.account_change
    set
        decided_by = actor.account_id,
        decided_at = as_of,
        decision = decide_account_change.decision,
        decision_reason = decide_account_change.reason
    where account_change.change_id = decide_account_change.change_id;
    return credit.log_staff_operation(
        as_of, 'decide_account_change', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('change', change_id, 'account', change.account_id, 'kind', change.kind),
        pg_catalog.jsonb_build_object(
            'change', change_id, 'account', change.account_id, 'kind', change.kind, 'decision', decision,
            'state', state_after, 'password_given', needs_password
        )
    );
end;
$$;

comment on function credit.decide_account_change(timestamptz, bytea, text, text, uuid, text, text, text) is
'initial_password_hash exactly when an approval gives a password: account_change_needs_password. A stop that is '
'refused withdraws the departure that asked for it.';

alter function credit.decide_account_change(timestamptz, bytea, text, text, uuid, text, text, text)
owner to credit_account_keeper;
revoke all on function credit.decide_account_change(timestamptz, bytea, text, text, uuid, text, text, text) from public;
grant execute on function credit.decide_account_change(
    timestamptz, bytea, text, text, uuid, text, text, text
) to credit_staff;

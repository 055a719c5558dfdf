-- Purpose: what the holder of a certificate may ask, and for what.
-- Rules: QZ-4, HZ-M5, QZ-6, QZ-9, PB-12.
-- Called by: creditd, government audience.
create or replace function credit.government_account(
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    policy constant integer := credit.policy_in_force(as_of::date);
    actor record;
    refusal text;
begin
    select
        asking.account_id,
        asking.unit_code,
        asking.role,
        asking.unit_level,
        asking.division_code,
        asking.follow_up_until,
        asking.purposes,
        asking.matters,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal := coalesce(actor.refusal_code, case when policy is null then 'no_policy_in_force' end);
    if refusal is not null then
        return credit.refuse_government_command(
            as_of, 'account', spki_digest, actor.account_id, actor.unit_code, network_address, request_id, '{}',
            refusal, actor.refusal_rule
        );
    end if;

    return credit.log_government_command(
        as_of, 'account', actor.account_id, actor.unit_code, network_address, request_id, '{}', 200,
        jsonb_build_object(
            'account', actor.account_id,
            'role', actor.role,
            'unit', (
                select
                    jsonb_build_object(
                        'code', unit.unit_code, 'name', unit.name, 'level', unit.level,
                        'division', unit.division_code
                    )
                from credit.unit
                where unit.unit_code = actor.unit_code
            ),
            'follow_up_until', actor.follow_up_until,
            'purposes', (
                select
                    coalesce(
                        jsonb_agg(
                            jsonb_build_object(
                                'purpose', query_purpose.purpose,
                                'name', query_purpose.name,
                                'needs_matter', query_purpose.needs_matter,
                                'needs_case_number', query_purpose.needs_case_number,
                                'needs_follow_up_authority', query_purpose.needs_follow_up_authority
                            ) order by query_purpose.position
                        ), '[]'
                    )
                from credit.query_purpose
                where
                    query_purpose.policy_id = policy
                    and query_purpose.purpose = any(actor.purposes)
            ),
            'matters', (
                select
                    coalesce(
                        jsonb_agg(
                            jsonb_build_object('matter', query_matter.matter, 'name', query_matter.name)
                            order by query_matter.position
                        ), '[]'
                    )
                from credit.query_matter
                where
                    query_matter.policy_id = policy
                    and query_matter.matter = any(actor.matters)
            ),
            'batch', credit.has_bulk_right(policy, 'batch', actor.role, actor.unit_level),
            'verification', credit.has_bulk_right(policy, 'verification', actor.role, actor.unit_level)
        )
    );
end;
$$;

comment on function credit.government_account(timestamptz, bytea, text, text) is
'Status of HTTP, a space, the sealed document. follow_up_until null: no written authority.';

alter function credit.government_account(timestamptz, bytea, text, text) owner to credit_government_discloser;
revoke all on function credit.government_account(timestamptz, bytea, text, text) from public;
grant execute on function credit.government_account(timestamptz, bytea, text, text) to credit_government;

-- Purpose: whose certificate this is, and whether its holder may ask at all.
-- Rules: HZ-Q13, HZ-Q14, HZ-S2, JJ-14, QZ-12, PB-3, PB-8, PB-11.
-- Called by: the functions of consents and feedback, and verification jobs; the disclosure asks for many at once.
create or replace function credit.government_actor(as_of timestamptz, spki_digest bytea, network_address text)
returns table (
    account_id text,
    unit_code text,
    role text,
    unit_level text,
    division_code text,
    follow_up_until date,
    refusal_code text,
    refusal_rule text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return query
    select
        actor.account_id,
        actor.unit_code,
        actor.role,
        actor.unit_level,
        actor.division_code,
        actor.follow_up_until,
        actor.refusal_code,
        coalesce(actor.refusal_rule, sentence.rule_id)
    from
        credit.government_actors(
            government_actor.as_of, array[government_actor.spki_digest], array[government_actor.network_address]
        ) as actor
    left join credit.refusal_sentence(actor.refusal_code) as sentence
        on true;
end;
$$;

comment on function credit.government_actor(timestamptz, bytea, text) is
'One row always. account_id null: the certificate is nobody''s. refusal_code null: may ask; its words are those of '
'refusal_sentence.';

alter function credit.government_actor(timestamptz, bytea, text) owner to credit_government_discloser;
revoke all on function credit.government_actor(timestamptz, bytea, text) from public;
grant execute on function credit.government_actor(timestamptz, bytea, text) to credit_account_keeper;

-- Purpose: decides, reads, counts and logs a batch of government queries, and gives the sealed answers to its caller.
-- Rules: HZ-Q3, HZ-Q13, HZ-Q15, QZ-12, X-7.
-- Called by: stage_government_answers, run_verification_step; neither shows an answer before it is committed.
create or replace function credit.disclose_to_government(
    as_of timestamptz,
    operation text,
    spki_digest bytea[],
    identifier_digest uuid[],
    label text[],
    division_code text[],
    code_number bigint[],
    purpose text[],
    matter text[],
    case_number text[],
    items text[],
    network_address text[],
    request_id text[]
)
returns table (answer_number integer, status integer, answer text, subject_key uuid, disclosed text)
language plpgsql
volatile
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    policy_id constant integer := credit.policy_in_force(as_of::date);
    policy_member constant text := coalesce(',"policy":' || policy_id, '') || '}';
    actor_list text[];
    unit_list text[];
    purpose_list text[];
    scope_list text[];
    refusal_list text[];
    refusal_rule_list text[];
    subject_key_list uuid[];
    disclosed_list text[];
    answer_list text[];
    admitted integer[];
    admitted_accounts text[];
    admitted_roles text[];
    admitted_outside boolean[];
    admitted_codes bigint[];
    status_list integer[];
    outcome_list text[];
    late_refusal record;
begin
    perform credit.prepare_access_decisions(policy_id);

    -- One statement, one snapshot: may it be asked, whose is it, who may see what, how it reads.
    with asked as materialized (
        select
            generate_series(1, cardinality(label)) as number,
            unnest(spki_digest) as spki_digest,
            unnest(identifier_digest) as identifier_digest,
            unnest(label) as label,
            unnest(division_code) as subject_division,
            unnest(code_number) as code_number,
            unnest(purpose) as purpose,
            unnest(matter) as matter,
            unnest(case_number) as case_number,
            unnest(items) as items
    ),

    assessed as materialized (
        select
            checked.number,
            checked.account_id,
            checked.unit_code,
            checked.role,
            checked.unit_level,
            checked.division_code,
            checked.refusal_code,
            checked.refusal_rule
        from
            credit.assess_government_queries(
                as_of, policy_id, operation, spki_digest, network_address, purpose, matter, case_number
            ) as checked
    ),

    file as materialized (
        select
            disclosure.answer_number,
            disclosure.subject_key,
            disclosure.answer,
            disclosure.disclosed
        from (
            select
                array_agg(item.number) as numbers,
                array_agg(item.asker) as askers,
                array_agg(item.unit_code) as unit_codes,
                array_agg(item.role) as roles,
                array_agg(item.unit_level) as unit_levels,
                array_agg(item.division_code) as division_codes,
                array_agg(item.purpose) as purposes,
                array_agg(item.identifier_digest) as identifier_digests,
                array_agg(item.label) as labels,
                array_agg(item.items) as items
            from (
                select
                    assessed.number,
                    (
                        dense_rank() over (
                            order by
                                assessed.unit_code, assessed.role, assessed.unit_level, assessed.division_code,
                                asked.purpose, asked.items
                        )
                    )::integer as asker,
                    assessed.unit_code,
                    assessed.role,
                    assessed.unit_level,
                    assessed.division_code,
                    asked.purpose,
                    asked.identifier_digest,
                    asked.label,
                    asked.items
                from assessed
                inner join asked
                    on assessed.number = asked.number
                where assessed.refusal_code is null
            ) as item
        ) as permitted
        cross join
            credit.government_files(
                as_of, policy_id, permitted.numbers, permitted.askers, permitted.unit_codes, permitted.roles,
                permitted.unit_levels, permitted.division_codes, permitted.purposes, permitted.identifier_digests,
                permitted.labels, permitted.items
            ) as disclosure
        where permitted.numbers is not null
    ),

    -- Sorted once for all the arrays that are made of it.
    query as (
        select
            asked.number,
            assessed.account_id,
            assessed.role,
            coalesce(
                assessed.account_id, 'certificate:' || left(encode(asked.spki_digest, 'hex'), 16)
            ) as actor,
            assessed.unit_code,
            -- What is no word of the policy's list may hold anything, and the log takes it as it is.
            case when asked.purpose ~ '^[a-z][a-z_]{0,31}$' then asked.purpose else 'unknown' end as purpose,
            -- The digest finds everybody who asked for a subject, found or not; it says nothing to who has no key.
            '{"subject":' || asked.label
            || coalesce(',"identifier":"' || asked.identifier_digest || '"', '')
            || coalesce(',"matter":' || to_json(nullif(asked.matter, '')), '')
            || coalesce(',"case_number":' || to_json(nullif(asked.case_number, '')), '')
            || coalesce(',"items":' || (asked.items::jsonb)::text, '')
            || policy_member as scope,
            assessed.refusal_code,
            assessed.refusal_rule,
            asked.code_number,
            -- A firm registered with the city is nobody's outsider; a district that is no more counts as what became
            -- of it; a subject without a division is not outside.
            case
                when asked.subject_division is null then false
                when left(asked.subject_division, 4) <> left(assessed.division_code, 4) then true
                when assessed.unit_level = 'city' or right(asked.subject_division, 2) = '00' then false
                when asked.subject_division = assessed.division_code then false
                else not exists (
                    select
                    from credit.division
                    where
                        division.division_code = asked.subject_division
                        and assessed.division_code = any(division.successor_codes)
                )
            end as is_outside,
            file.subject_key,
            file.disclosed,
            file.answer
        from asked
        inner join assessed
            on asked.number = assessed.number
        left join file
            on asked.number = file.answer_number
        order by asked.number
    )

    select
        array_agg(query.actor),
        array_agg(query.unit_code),
        array_agg(query.purpose),
        array_agg(query.scope),
        array_agg(query.refusal_code),
        array_agg(query.refusal_rule),
        array_agg(query.subject_key),
        array_agg(coalesce(query.disclosed, '')),
        array_agg(query.answer),
        array_agg(query.number) filter (where query.refusal_code is null),
        array_agg(query.account_id) filter (where query.refusal_code is null),
        array_agg(query.role) filter (where query.refusal_code is null),
        array_agg(query.is_outside) filter (where query.refusal_code is null),
        array_agg(query.code_number) filter (where query.refusal_code is null),
        array_agg(200),
        array_agg(
            case
                when query.refusal_code is not null then 'refused'
                when query.disclosed is null then 'empty'
                else 'answered'
            end
        )
    into
        actor_list, unit_list, purpose_list, scope_list, refusal_list, refusal_rule_list, subject_key_list,
        disclosed_list, answer_list, admitted, admitted_accounts, admitted_roles, admitted_outside, admitted_codes,
        status_list, outcome_list
    from query;

    -- Counted last, because the lock on an account is held until COMMIT; what was built for it is thrown away.
    if admitted is not null then
        for late_refusal in
            select
                counted.answer_number,
                counted.refusal_code,
                counted.refusal_rule
            from
                credit.count_government_queries(
                    as_of, policy_id, operation, admitted, admitted_accounts, admitted_roles, admitted_outside,
                    admitted_codes
                ) as counted
        loop
            refusal_list[late_refusal.answer_number] := late_refusal.refusal_code;
            refusal_rule_list[late_refusal.answer_number] := late_refusal.refusal_rule;
            subject_key_list[late_refusal.answer_number] := null;
            disclosed_list[late_refusal.answer_number] := '';
            outcome_list[late_refusal.answer_number] := 'refused';
        end loop;
    end if;

    if 'refused' = any(outcome_list) then
        select
            array_agg(
                coalesce(problem.document, answer_list[item.number]) order by item.number
            ),
            array_agg(coalesce(problem.status, 200) order by item.number),
            array_agg(coalesce(item.rule_id, problem.rule_id) order by item.number)
        into answer_list, status_list, refusal_rule_list
        from
            rows from (unnest(refusal_list), unnest(refusal_rule_list)) with ordinality
            as item (code, rule_id, number)
        left join lateral credit.government_problem(item.code, item.rule_id) as problem
            on item.code is not null;
    end if;

    return query
    select
        sealed.answer_number,
        status_list[sealed.answer_number],
        sealed.answer,
        subject_key_list[sealed.answer_number],
        disclosed_list[sealed.answer_number]
    from
        credit.seal_government_answers(
            as_of, operation, actor_list, unit_list, purpose_list, network_address, request_id, scope_list,
            subject_key_list, outcome_list, refusal_rule_list, disclosed_list, answer_list
        ) as sealed;
end;
$$;

comment on function credit.disclose_to_government(
    timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query, as in stage_government_answers. subject_key and disclosed as the log has '
'them. Whoever may execute this reads without a committed entry: it is granted to nobody.';

alter function credit.disclose_to_government(
    timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.disclose_to_government(
    timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) from public;

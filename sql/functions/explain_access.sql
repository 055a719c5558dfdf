-- Purpose: what an account would be shown of a record or of a subject's file, and by which rule; no content.
-- Rules: X-7, JJ-4 to JJ-7, HZ-Q15.
-- Called by: creditctl policy explain. For the login that imports the records, which can read them anyway: nobody else
-- may learn here, in a transaction that is rolled back, what exists.
create or replace function credit.explain_access(
    as_of timestamptz,
    account text,
    wanted_identifier uuid,
    wanted_record uuid,
    purpose text
)
returns table (
    refusal_code text,
    refusal_rule text,
    record_id uuid,
    item_code text,
    provider_code text,
    role text,
    unit_level text,
    relation text,
    open_level text,
    sharing_mode text,
    consent text,
    marker text,
    form text,
    rule_id text,
    rule_number integer,
    sentence text
)
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
    policy constant integer := credit.policy_in_force(today);
    asker record;
    asked_purpose text;
    assessed record;
begin
    select
        account.account_id,
        account.unit_code,
        account.role,
        unit.level,
        unit.division_code,
        host(account.networks[1]) as network_address,
        agreement.purposes,
        agreement.matters,
        certificate.spki_digest
    into asker
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    left join lateral (
        select
            use_agreement.purposes,
            use_agreement.matters
        from credit.use_agreement
        where
            use_agreement.unit_code = account.unit_code
            and today between use_agreement.valid_from and use_agreement.valid_until
        order by use_agreement.valid_from desc
        limit 1
    ) as agreement
        on true
    left join credit.certificate
        on
            account.account_id = certificate.account_id
            and certificate.state = 'granted'
    where account.account_id = explain_access.account
    order by certificate.not_after desc nulls last
    limit 1;
    if not found then
        raise exception 'no such account' using errcode = 'invalid_parameter_value';
    end if;
    asked_purpose := coalesce(purpose, asker.purposes[1]);

    -- As if everything else were in order: a matter of the agreement, a case number, its own network.
    select
        checked.refusal_code,
        coalesce(checked.refusal_rule, words.rule_id) as refusal_rule
    into strict assessed
    from
        credit.assess_government_queries(
            as_of, policy, 'query', array[coalesce(asker.spki_digest, '')], array[asker.network_address],
            array[asked_purpose], array[asker.matters[1]], array['1']
        ) as checked
    left join lateral credit.refusal_sentence(checked.refusal_code) as words
        on true;

    perform
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array['explain_access'], array[session_user::text], array[null::text],
            array['local'], array[''],
            array[
                jsonb_strip_nulls(
                    jsonb_build_object('account', account, 'record', wanted_record, 'purpose', asked_purpose)
                )::text
            ],
            array[null::uuid], array['answered'], array[null::text], array['"decisions"'],
            array['{"explanation":"given"']
        );

    return query
    with subject as (
        select identifier.subject_key
        from credit.identifier
        where identifier.identifier_digest = wanted_identifier
        union
        select record_version.subject_key
        from credit.record_version
        where record_version.record_id = wanted_record
    ),

    newest as (
        select distinct on (record_version.subject_key, record_version.record_id)
            record_version.subject_key,
            record_version.record_id,
            record_version.open_level,
            record_version.item_code,
            record_version.provider_code,
            record_version.state,
            record_version.retained_until
        from credit.record_version
        inner join subject
            on record_version.subject_key = subject.subject_key
        where wanted_record is null or record_version.record_id = wanted_record
        order by record_version.subject_key, record_version.record_id, record_version.version desc
    ),

    situation as (
        select
            newest.record_id,
            newest.item_code,
            newest.provider_code,
            newest.open_level,
            newest.state,
            newest.retained_until,
            catalogue_item.sharing_mode,
            credit.jurisdiction_relation(
                asker.level, asker.division_code, provider.level, provider.division_code
            ) as relation,
            case
                when catalogue_item.sharing_mode = 'on_authority' and consent_held.item_code is not null then 'granted'
                else 'none'
            end as consent,
            coalesce(
                (
                    -- The stronger marker is the later word, too.
                    select max(record_marker.marker)
                    from credit.record_marker
                    where
                        record_marker.subject_key = newest.subject_key
                        and record_marker.record_id = newest.record_id
                        and (
                            record_marker.marker = 'under_processing'
                            or (record_marker.marked_at <= as_of and record_marker.lapses_at > as_of)
                        )
                ), 'none'
            ) as marker
        from newest
        left join credit.catalogue_version
            on catalogue_version.state = 'published'
        left join credit.catalogue_item
            on
                catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
                and newest.item_code = catalogue_item.item_code
        left join credit.unit as provider
            on newest.provider_code = provider.unit_code
        left join credit.consents_in_force(array[asker.unit_code::text], today) as consent_held
            on
                newest.provider_code = consent_held.providing_unit
                and newest.item_code = consent_held.item_code
                and consent_held.purpose = asked_purpose
    )

    select
        assessed.refusal_code,
        assessed.refusal_rule,
        situation.record_id,
        situation.item_code,
        situation.provider_code,
        asker.role::text,
        asker.level::text,
        situation.relation,
        situation.open_level,
        situation.sharing_mode,
        situation.consent,
        situation.marker,
        case when ended.rule_id is null then decision.form else 'nothing' end,
        coalesce(ended.rule_id, decision.rule_id),
        case when ended.rule_id is null then decision.rule_number end,
        coalesce(ended.sentence, decision.sentence)
    from situation
    left join lateral
        credit.decide_accesses(
            policy, 'government', array[asker.role::text], array[asker.level::text], array[situation.relation],
            array[situation.sharing_mode], array[situation.consent], array[situation.marker], array[asked_purpose]
        ) as decision
        on situation.open_level = decision.open_level
    cross join lateral (
        select
            case
                when situation.sharing_mode is null then 'BX-1'
                when situation.state <> 'in_force' then 'X-5'
                when situation.retained_until < today then 'BX-4'
            end as rule_id,
            case
                when situation.sharing_mode is null then '现行目录中没有该事项。'
                when situation.state <> 'in_force' then '该信息已更正、撤回或修复。'
                when situation.retained_until < today then '该信息已过保存期限。'
            end as sentence
    ) as ended
    order by situation.item_code, situation.record_id;
end;
$$;

comment on function credit.explain_access(timestamptz, text, uuid, uuid, text) is
'A row a record. wanted_identifier: digest of any identifier of the subject; wanted_record: one record only; one of '
'them is null. purpose null: the first of the unit''s agreement. refusal_code not null: the account would be refused '
'before anything was looked at, and the rest is what it would be. sharing_mode null: not in the catalogue in force. '
'rule_number null: the default, or the record is over. Raises 22023 for an unknown account.';

alter function credit.explain_access(timestamptz, text, uuid, uuid, text) owner to credit_government_discloser;
revoke all on function credit.explain_access(timestamptz, text, uuid, uuid, text) from public;
grant execute on function credit.explain_access(timestamptz, text, uuid, uuid, text) to credit_intake;

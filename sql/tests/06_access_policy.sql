-- Purpose: proves the lattice of decisions: forbid over permit, default deny, and which rule is named.
-- Rules: HZ-Q3, JJ-4 to JJ-7, X-7.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(36);

set local role credit_owner;
insert into credit.access_policy (
    policy_id, profile, label, effective_on, default_rule_id, default_article, default_sentence, document, document_digest, published_at, published_by
) values
(1, 'test', 'first', '2026-01-01', 'D-1', 'article', 'default one', '{}', '\x00', '2026-01-01Z', 'test'),
(2, 'test', 'second', '2026-03-01', 'D-2', 'article', 'default two', '{}', '\x00', '2026-01-02Z', 'test'),
(3, 'test', 'second, corrected', '2026-03-01', 'D-3', 'article', 'default three', '{}', '\x00', '2026-01-03Z', 'test'),
(4, 'test', 'matrix', '2099-01-01', 'D-4', 'article', 'default four', '{}', '\x00', '2026-01-03Z', 'test');
insert into credit.access_rule (policy_id, rule_number, effect, audiences, roles, relations, open_levels, markers, form, rule_id, article, sentence)
values
(1, 1, 'permit', '{government}', '{querier}', null, null, null, 'masked', 'P-1', 'article', 'masked for queriers'),
(1, 2, 'permit', '{government}', '{querier}', '{own}', null, null, 'full', 'P-2', 'article', 'full for their own'),
(1, 3, 'permit', '{government}', '{querier}', '{own}', '{A}', null, 'full', 'P-3', 'article', 'full again'),
(1, 4, 'forbid', null, null, null, '{B}', null, 'masked', 'F-4', 'article', 'at most masked'),
(1, 5, 'forbid', null, null, null, '{C}', null, 'marker_only', 'F-5', 'article', 'at most the marker'),
(1, 6, 'forbid', null, null, null, '{C}', null, 'marker_only', 'F-6', 'article', 'the same again'),
(1, 7, 'forbid', null, null, null, null, '{under_processing}', 'nothing', 'F-7', 'article', 'nothing at all'),
(1, 8, 'permit', '{public}', null, null, '{A}', null, 'masked', 'P-8', 'article', 'public');
reset role;

-- Which policy is in force: both sides of its first day.
select is(credit.policy_in_force('2025-12-31'), null, 'before the first policy none is in force');
select is(credit.policy_in_force('2026-01-01'), 1, 'a policy is in force from its first day');
select is(credit.policy_in_force('2026-02-28'), 1, 'and until the day before the next one');
select is(credit.policy_in_force('2026-03-01'), 3, 'of two with the same first day the one published later is in force');

create function pg_temp.decided(role text, relation text, level text, marker text default 'none', audience text default 'government', policy integer default 1)
returns text language sql as $$
    select form || ' ' || rule_id || coalesce(' ' || rule_number, '')
    from credit.decide_access(policy, audience, role, 'city', relation, level, 'open', 'none', marker, 'objection_check')
$$;
select is(pg_temp.decided('querier', 'other', 'A'), 'masked P-1 1', 'one permit matches: its form and its rule');
select is(pg_temp.decided('querier', 'own', 'B', 'none', 'government', 1), 'masked F-4 4', 'a forbid caps the greatest permit, and is named');
select is(pg_temp.decided('querier', 'own', 'A'), 'full P-2 2', 'of two permits of one form the smaller number is named');
select is(pg_temp.decided('querier', 'other', 'B'), 'masked P-1 1', 'a cap that lowers nothing is not named');
select is(pg_temp.decided('querier', 'own', 'C'), 'marker_only F-5 5', 'of two caps of one form the smaller number is named');
select is(pg_temp.decided('querier', 'own', 'A', 'under_processing'), 'nothing F-7 7', 'the least cap wins');
select is(pg_temp.decided('querier', 'own', 'B', 'under_processing'), 'nothing F-7 7', 'the least cap wins over a greater one');
select is(pg_temp.decided('window_clerk', 'own', 'A'), 'nothing D-1', 'no permit: nothing, by the default rule');
select is(pg_temp.decided('window_clerk', 'own', 'A', 'under_processing'), 'nothing D-1', 'a cap without a permit is not what decided');
select is(pg_temp.decided(null, null, 'A', 'none', 'public'), 'masked P-8 8', 'who has no role matches rows that ask for none');
select is(pg_temp.decided(null, null, 'A'), 'nothing D-1', 'and none that asks for one');
select is(pg_temp.decided('querier', 'own', 'A', 'none', 'window'), 'nothing D-1', 'a permit of one audience is none of another');
select is(pg_temp.decided('querier', 'own', 'A', 'none', 'government', 2), 'nothing D-2', 'a policy without rows permits nothing');
select is(pg_temp.decided('querier', 'own', 'A', 'none', 'government', 9), null, 'no such policy: no decision at all');
select is(pg_temp.decided('querier', 'own', 'D'), null, 'no such level: no decision at all');
select is(
    (
        select sentence from credit.decide_accesses(
            1, 'government', '{querier}', '{city}', '{own}', '{open}', '{none}', '{none}', '{objection_check}'
        ) where open_level = 'B'
    ),
    'at most masked', 'X-7: the sentence is that of the rule that decided'
);

-- Every situation of a policy with two hundred random rows, against the words of the definition, row by row.
set local role credit_owner;
select setseed(0.4);
insert into credit.access_rule (
    policy_id, rule_number, effect, audiences, roles, unit_levels, relations, open_levels, sharing_modes, consents, markers, purposes, form, rule_id,
    article, sentence
)
select
    4,
    number,
    (array['permit', 'permit', 'forbid'])[1 + floor(random() * 3)],
    case when random() < 0.9 then '{government}'::text[] end,
    case when random() < 0.7 then (array['{querier}', '{credit_administrator}', '{querier,auditor}'])[1 + floor(random() * 3)]::text[] end,
    case when random() < 0.4 then (array['{city}', '{county}'])[1 + floor(random() * 2)]::text[] end,
    case when random() < 0.8 then (array['{own}', '{below,other}', '{above}', '{other}'])[1 + floor(random() * 4)]::text[] end,
    case when random() < 0.8 then (array['{A}', '{B}', '{C}', '{A,B}'])[1 + floor(random() * 4)]::text[] end,
    case when random() < 0.8 then (array['{open}', '{shared}', '{on_authority}'])[1 + floor(random() * 3)]::text[] end,
    case when random() < 0.5 then (array['{none}', '{granted}'])[1 + floor(random() * 2)]::text[] end,
    case when random() < 0.8 then (array['{none}', '{under_processing}', '{applicant_disputes}'])[1 + floor(random() * 3)]::text[] end,
    case when random() < 0.6 then (array['{follow_up}', '{objection_check}'])[1 + floor(random() * 2)]::text[] end,
    (array['nothing', 'marker_only', 'masked', 'full'])[1 + floor(random() * 4)],
    'R-' || number,
    'article',
    'sentence'
from generate_series(1, 200) as number;
reset role;
create temporary table situation on commit drop as
select
    row_number() over ()::integer as number,
    *
from unnest(array['querier', 'credit_administrator', 'submitter', null]) as role
cross join unnest(array['city', 'county', null]) as unit_level
cross join unnest(array['own', 'below', 'above', 'other', null]) as relation
cross join unnest(array['open', 'shared', 'on_authority']) as sharing_mode
cross join unnest(array['none', 'granted']) as consent
cross join unnest(array['none', 'under_processing', 'applicant_disputes']) as marker
cross join unnest(array['follow_up', 'objection_check', 'government_matter']) as purpose;
create temporary table outcome on commit drop as
select decided.*
from (
    select
        array_agg(role order by number) as a,
        array_agg(unit_level order by number) as b,
        array_agg(relation order by number) as c,
        array_agg(sharing_mode order by number) as d,
        array_agg(consent order by number) as e,
        array_agg(marker order by number) as f,
        array_agg(purpose order by number) as g
    from situation
) as every
cross join credit.decide_accesses(4, 'government', a, b, c, d, e, f, g) as decided;
select is((select count(*) from outcome), 3 * (select count(*) from situation), 'three levels of every situation are decided');
create function pg_temp.matches(allowed text[], given text) returns boolean language sql immutable as $$
    select allowed is null or coalesce(given = any(allowed), false)
$$;
create temporary table expected on commit drop as
select
    matching.number,
    matching.open_level,
    coalesce(permitted.form, 'nothing') as permitted_form,
    capped.form as capped_form,
    case
        when permitted.form is null then 'nothing'
        when capped.rank < permitted.rank then capped.form
        else permitted.form
    end as form,
    case
        when permitted.form is null then 'D-4'
        when capped.rank < permitted.rank then capped.rule_id
        else permitted.rule_id
    end as rule_id
from (
    select
        situation.*,
        level as open_level
    from situation
    cross join unnest(array['A', 'B', 'C']) as level
    -- A tenth of them, evenly: the definition is slow.
    where situation.number % 10 = 3
) as matching
left join lateral (
    select
        access_rule.form,
        disclosure_form.rank,
        access_rule.rule_id
    from credit.access_rule inner join credit.disclosure_form on access_rule.form = disclosure_form.form
    where policy_id = 4 and effect = 'permit' and pg_temp.matches(audiences, 'government') and pg_temp.matches(roles, matching.role)
        and pg_temp.matches(unit_levels, matching.unit_level) and pg_temp.matches(relations, matching.relation)
        and pg_temp.matches(open_levels, matching.open_level) and pg_temp.matches(sharing_modes, matching.sharing_mode)
        and pg_temp.matches(consents, matching.consent) and pg_temp.matches(markers, matching.marker) and pg_temp.matches(purposes, matching.purpose)
    order by disclosure_form.rank desc, rule_number
    limit 1
) as permitted on true
left join lateral (
    select
        access_rule.form,
        disclosure_form.rank,
        access_rule.rule_id
    from credit.access_rule inner join credit.disclosure_form on access_rule.form = disclosure_form.form
    where policy_id = 4 and effect = 'forbid' and pg_temp.matches(audiences, 'government') and pg_temp.matches(roles, matching.role)
        and pg_temp.matches(unit_levels, matching.unit_level) and pg_temp.matches(relations, matching.relation)
        and pg_temp.matches(open_levels, matching.open_level) and pg_temp.matches(sharing_modes, matching.sharing_mode)
        and pg_temp.matches(consents, matching.consent) and pg_temp.matches(markers, matching.marker) and pg_temp.matches(purposes, matching.purpose)
    order by disclosure_form.rank, rule_number
    limit 1
) as capped on true;
select is(
    (
        select string_agg(expected.number || expected.open_level || ': ' || expected.form || ' ' || expected.rule_id || ', decided '
            || outcome.form || ' ' || outcome.rule_id, '; ')
        from expected
        inner join outcome on expected.number = outcome.number and expected.open_level = outcome.open_level
        where (expected.form, expected.rule_id) is distinct from (outcome.form, outcome.rule_id)
    ),
    null, 'HZ-Q3: random policy, ' || count(*) || ' situations: decided as the definition says'
) from expected;
select cmp_ok(count(distinct form)::integer, '=', 4, 'and all four forms are among them') from expected;
select cmp_ok(count(*)::integer, '>', 50, 'and a cap lowers more than fifty of them') from expected where form <> permitted_form;

-- Words that no row may hold.
create function pg_temp.added(columns text, row_values text) returns text language sql as $$
    select 'insert into credit.access_rule (policy_id, rule_number, effect, form, rule_id, article, sentence, ' || columns
        || ') values (1, 99, ''permit'', ''full'', ''R'', ''a'', ''s'', ' || row_values || ')'
$$;
select throws_ok(pg_temp.added(column_name, '''{' || word || '}'''), '23514', null, word || ' is not one of the words of ' || column_name)
from (
    values ('audiences', 'staff'), ('unit_levels', 'above'), ('relations', 'near'), ('open_levels', 'D'), ('sharing_modes', 'secret'),
    ('consents', 'refused'), ('markers', 'wrong'), ('purposes', '')
) as wrong (column_name, word);
select throws_ok(
    replace(pg_temp.added('roles', 'null'), 'permit', 'allow'), '23514', null, 'an effect is permit or forbid'
);
select throws_ok(replace(pg_temp.added('roles', 'null'), 'full', 'half'), '23503', null, 'a form is one of the four');

-- A policy that was published stays as it is.
select is(
    (
        select string_agg(role_name || ' ' || table_name || ' ' || privilege, ', ')
        from unnest(array['credit_intake', 'credit_government', 'credit_staff', 'credit_government_discloser', 'credit_account_keeper', 'credit_public'])
            as role_name
        cross join unnest(
            array['access_policy', 'access_rule', 'query_purpose', 'query_matter', 'bulk_right', 'usage_limit', 'service_hours', 'disclosure_form']
        ) as table_name
        cross join unnest(array['update', 'delete', 'truncate']) as privilege
        where has_table_privilege(role_name, 'credit.' || table_name, privilege)
            or (privilege = 'update' and has_any_column_privilege(role_name, 'credit.' || table_name, privilege))
    ),
    null, 'nobody changes or deletes a row of a policy'
);
select is(
    (select array_agg(form || ' ' || rank order by rank) from credit.disclosure_form),
    array['nothing 0', 'marker_only 1', 'masked 2', 'full 3'], 'the forms and their order'
);

select * from finish();
rollback;

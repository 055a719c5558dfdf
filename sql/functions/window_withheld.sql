-- Purpose: what the window does not show of a subject whoever it is, by category and rule.
-- Rules: X-7, HZ-Q3, HZ-Q8, HZ-Q11.
-- Called by: window_report. From policy, catalogue and letter alone: it reads the same whatever exists.
create or replace function credit.window_withheld(
    policy_id integer,
    role text,
    unit_level text,
    purpose text,
    subject_kind text,
    items text[]
)
returns jsonb
language plpgsql
stable
set search_path = ''
-- The planner guesses large numbers of rows of JSON and would compile for longer than it works.
set jit = 'off'
as $$
declare
    document jsonb;
begin
    with wanted as (
        select
            item.item_code,
            item.name,
            item.section_position,
            item.item_position,
            item.sharing_mode,
            case window_withheld.subject_kind
                when 'person' then item.person_level
                else item.organisation_level
            end as open_level,
            window_withheld.items is null or item.item_code = any(window_withheld.items) as is_asked
        from credit.report_items() as item
    ),

    situation as (
        select
            array_agg(window_withheld.role) as roles,
            array_agg(window_withheld.unit_level) as unit_levels,
            array_agg('own'::text) as relations,
            array_agg(mode.sharing_mode order by mode.sharing_mode) as sharing_modes,
            array_agg('none'::text) as nones,
            array_agg(window_withheld.purpose) as purposes
        from (select distinct wanted.sharing_mode from wanted) as mode
    ),

    refused as (
        select
            situation.sharing_modes[decision.number] as sharing_mode,
            decision.open_level,
            decision.rule_id,
            decision.sentence
        from situation
        cross join
            credit.decide_accesses(
                window_withheld.policy_id, 'window', situation.roles, situation.unit_levels, situation.relations,
                situation.sharing_modes, situation.nones, situation.nones, situation.purposes
            ) as decision
        where decision.form = 'nothing' and situation.roles is not null
    ),

    withheld as (
        select
            case when wanted.is_asked then 'open_level' else 'letter' end as category,
            case when wanted.is_asked then refused.rule_id else 'HZ-Q8' end as rule_id,
            case when wanted.is_asked then refused.sentence else '授权委托书没有载明的内容，不予查询。' end as sentence,
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object('item', wanted.item_code, 'name', wanted.name)
                order by wanted.section_position, wanted.item_position
            ) as items
        from wanted
        left join refused
            on wanted.sharing_mode = refused.sharing_mode and wanted.open_level = refused.open_level
        where wanted.open_level is not null and (not wanted.is_asked or refused.rule_id is not null)
        group by 1, 2, 3
    )

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'category', withheld.category, 'rule', withheld.rule_id, 'reason', withheld.sentence,
                'items', withheld.items
            )
            order by withheld.category, withheld.rule_id
        )
    into document
    from withheld;
    return coalesce(document, '[]');
end;
$$;

comment on function credit.window_withheld(integer, text, text, text, text, text[]) is
'An array; each item at most once: letter when the letter does not name it, open_level when no window shows records of '
'its level. subject_kind: organisation or person.';

alter function credit.window_withheld(integer, text, text, text, text, text[]) owner to credit_window_discloser;
revoke all on function credit.window_withheld(integer, text, text, text, text, text[]) from public;

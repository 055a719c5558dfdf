-- Purpose: whether a unit is the one of its kind that decides, and does not look on.
-- Rules: HZ-O2, HZ-O3, HZ-Q9, HZ-Q12, HZ-Q17.
-- Called by: require_deciding_authority, require_deciding_centre.
create or replace function credit.is_deciding_unit(
    actor_unit text,
    wanted_kind text
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
    -- 杭政函〔2015〕62号 附件1 二, 附件2 二、三、五、六: 市信用主管部门, 市信用中心. No rule set that there is names a
    -- district's.
    deciding_level constant text := 'city';
begin
    return exists (
        select
        from credit.unit
        where
            unit.unit_code = actor_unit
            and unit.level = deciding_level
            and wanted_kind = any(unit.kinds)
    );
end;
$$;

comment on function credit.is_deciding_unit(text, text) is
'wanted_kind: of unit.kinds. The unit as it is now: a role that was given when it was another does not decide.';

alter function credit.is_deciding_unit(text, text) owner to credit_case_keeper;
revoke all on function credit.is_deciding_unit(text, text) from public;

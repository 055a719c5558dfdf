-- Purpose: takes back what was checked about a former subject when an application turns to another one.
-- Rules: HZ-Q6, HZ-Q8, QZ-5.
-- Called by: amend_application.
create or replace function credit.release_subject(
    as_of timestamptz,
    case_id uuid,
    account_id text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- The papers that name whom an application is about.
    subject_papers constant text[] := array['application_form', 'query_letter', 'subject_identity', 'subject_certificate'];
begin
    -- A paper in the archive can't be exchanged any more: that is another application then.
    if exists (
        select
        from credit.case_material
        where
            case_material.case_id = release_subject.case_id
            and case_material.material_code = any(subject_papers)
            and case_material.filed_at is not null
    ) then
        perform credit.refuse_staff_command('material_filed', 'HZ-Q16');
    end if;
    update credit.case_material
    set
        removed_at = as_of,
        removed_by = release_subject.account_id,
        removal_reason = '申请更改了被查询人'
    where
        case_material.case_id = release_subject.case_id
        and case_material.material_code = any(subject_papers)
        and case_material.removed_at is null;
    -- The former subject's letter authorises nothing here, and is free for another case.
    update credit.case_letter
    set released_at = as_of
    where
        case_letter.case_id = release_subject.case_id
        and case_letter.kind = 'query'
        and case_letter.released_at is null;
end;
$$;

comment on function credit.release_subject(timestamptz, uuid, text) is
'The caller has locked the case. CR001 material_filed: one of the papers is in the archive already.';

alter function credit.release_subject(timestamptz, uuid, text) owner to credit_case_keeper;
revoke all on function credit.release_subject(timestamptz, uuid, text) from public;

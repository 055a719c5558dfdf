-- Purpose: indexes by which a day's work costs the same however many cases were closed before; the search by applicant.
-- Rules: HZ-Q16, HZ-O2, HZ-O6, HZ-O8, HZ-O14, X-1, X-4.
-- Called by: creditctl migrate. Locks: case_deadline is written anew, and writes to the tables of cases wait while
-- their indexes are made, some seconds for a million cases. To undo: drop the indexes and the two columns, and make
-- case_deadline_missed_idx and case_deadline_open_last_day_idx as in 0016.
set local role credit_owner;
set local lock_timeout = '10s';

-- Whose cases: newest first, as the list of cases has them.
create index service_case_applicant_digest_idx on credit.service_case (applicant_digest, received_at, case_id);
-- A state that open cases are in: without this one reads back through all that were closed since the oldest open one.
create index service_case_open_received_at_idx on credit.service_case (received_at, case_id) where state <> 'closed';
-- A kind that is rare, among all that are not.
create index service_case_kind_received_at_idx on credit.service_case (kind, received_at, case_id);
-- HZ-O6: omissions have no record, and so nothing in objection_subject_key_record_id_idx that tells them apart.
create index objection_omission_idx on credit.objection (subject_key, item_code) where record_id is null;
-- HZ-O8: what a provider has to answer now.
create index objection_task_open_idx on credit.objection_task (provider_unit, asked_at, task_id)
where answered_at is null and recalled_at is null;
-- HZ-Q16: what a window still has; the centre keeps the rest.
create index archive_filing_holding_unit_idx on credit.archive_filing (holding_unit, case_id)
where destroyed_at is null;
create index archive_handover_open_idx on credit.archive_handover (handed_at desc, handover_id)
where received_at is null;
create index archive_handover_handed_at_idx on credit.archive_handover (handed_at desc, handover_id);
create index archive_loan_open_idx on credit.archive_loan (requested_at, loan_id)
where decision is null or decision = 'approved' and returned_at is null;
create index archive_destruction_open_idx on credit.archive_destruction (proposed_at desc, destruction_id)
where decision is null;
create index archive_destruction_proposed_at_idx on credit.archive_destruction (proposed_at desc, destruction_id);

-- X-1: what the authority has noted leaves the board, and the index of the board with it.
alter table credit.case_deadline add column is_noted boolean not null default false;
comment on column credit.case_deadline.is_noted is
'The authority has noted that it was missed; what it said stands in case_escalation.';
grant update (is_noted) on credit.case_deadline to credit_case_keeper;
update credit.case_deadline
set is_noted = true
from credit.case_escalation
where case_deadline.deadline_id = case_escalation.deadline_id;
-- One column for what the board lists: of two that are null together the planner has no statistics, and reads them all.
alter table credit.case_deadline add column is_listed boolean not null generated always as (
    met_at is null and ended_at is null
    or coalesce(
        not is_noted
        and (coalesce(met_at, ended_at) at time zone 'Asia/Shanghai')::date
        -- last_day, which is generated itself and so cannot be named here.
        > case when missing_year is null then coalesce(extended_until, due_on) end,
        false
    )
) stored;
comment on column credit.case_deadline.is_listed is
'It runs, or it was met or ended too late and the authority has not noted that: what the board lists.';
create index case_deadline_listed_idx on credit.case_deadline (last_day, deadline_id) where is_listed;
drop index credit.case_deadline_missed_idx;
drop index credit.case_deadline_open_last_day_idx;
-- A case with all its clocks; case_deadline_open_key has those that run.
create index case_deadline_case_id_idx on credit.case_deadline (case_id);
-- A year that never came is nobody's business once the case is closed.
create index case_deadline_open_missing_year_idx on credit.case_deadline (missing_year)
where missing_year is not null and met_at is null and ended_at is null;
-- HZ-Q16: scans of what was checked by mistake, on the evening list as well.
create index case_material_removed_idx on credit.case_material (checked_at)
where filed_at is null and removed_at is not null;

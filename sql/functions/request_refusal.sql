-- Purpose: the grounds on which a window refuses objections, annotations and their withdrawals, with rule and sentence.
-- Rules: HZ-O1, HZ-O5, HZ-O6, HZ-O11, HZ-O12, X-7.
-- Called by: refuse_request.
create or replace function credit.request_refusal(
    kind text,
    ground text,
    out rule_id text,
    out sentence text
)
returns record
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        known.rule_id,
        known.sentence
    from (
        values
        ('objection', 'identity', 'HZ-O5', '申请人或代理人的身份经核查不符，不予受理。'),
        ('objection', 'materials', 'HZ-O5', '异议申请的材料或证据不齐全，不予受理。'),
        ('objection', 'repeated', 'HZ-O6', '对相同信息已提出过异议，无正当理由重复申请的，不再受理。'),
        ('objection', 'not_in_force', 'HZ-O1', '该信息在申请之日已不在有效期内，不能提出异议。'),
        ('objection', 'not_disclosed', 'HZ-O1', '该信息未通过市信用平台查询提供，不能提出异议。'),
        ('annotation', 'identity', 'HZ-O11', '申请人或代理人的身份经核查不符，不予受理。'),
        ('annotation', 'materials', 'HZ-O11', '异议标注申请的材料不齐全，不予受理。'),
        ('annotation_withdrawal', 'identity', 'HZ-O12', '申请人或代理人的身份经核查不符，不予受理。'),
        ('annotation_withdrawal', 'materials', 'HZ-O12', '撤销异议标注申请的材料不齐全，不予受理。'),
        ('annotation_withdrawal', 'not_in_force', 'HZ-O12', '该异议标注已届满或已撤销，无需再撤销。')
    ) as known (kind, ground, rule_id, sentence)
    where known.kind = request_refusal.kind and known.ground = request_refusal.ground;
$$;

comment on function credit.request_refusal(text, text) is
'Both null for what is no ground of the kind. Annex 2, four (2), six (4) and seven (2) know identity, papers and '
'repetition; what is not in force or was not disclosed is no objection at all (one).';

alter function credit.request_refusal(text, text) owner to credit_case_keeper;
revoke all on function credit.request_refusal(text, text) from public;

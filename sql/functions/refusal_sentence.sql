-- Purpose: the words of every refusal that SQL decides for the government audience.
-- Rules: X-7, HZ-Q11.
-- Called by: government_problem, government_actor, the commands of consents. A test compares it with ProblemKind.
create or replace function credit.refusal_sentence(code text)
returns table (title text, detail text, status integer, rule_id text)
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        sentence.title,
        sentence.detail,
        sentence.status,
        sentence.rule_id
    from (
        values
        ('certificate_not_bound', 403, 'HZ-Q13', '证书未绑定账户', '该证书未经信用主管部门授予查询权限，请由本单位申请。'),
        ('certificate_ended', 403, 'HZ-Q14', '证书已失效', '该证书的查询权限已终止，请由本单位申请换证。'),
        ('network_not_allowed', 403, 'PB-11', '网络地址不符', '请在账户登记的网络内查询。'),
        ('account_not_active', 403, 'HZ-S2', '账户未启用', '该账户尚未启用或已锁定、停用，请与本单位账户管理员联系。'),
        ('role_not_allowed', 403, 'PB-10', '账户无查询职责', '该账户的职责不含查询，请使用查询账户。'),
        ('account_idle', 403, 'PB-8', '账户长期未使用', '该账户连续三十日未查询，已锁定，请由本单位账户管理员核查后恢复。'),
        ('unit_without_agreement', 403, 'JJ-14', '单位无有效使用协议', '本单位没有有效的使用协议，请与信用主管部门联系。'),
        ('account_blocked', 403, 'QZ-12', '账户已暂停查询', '该账户因查询异常已暂停，须经两人核查后恢复。'),
        ('usage_limit_reached', 403, 'QZ-12', '查询异常', '查询超过规定的阈值，该账户自即时起暂停查询，须经两人核查后恢复。'),
        ('no_policy_in_force', 503, 'HZ-Q3', '没有生效的查询规则', '查询规则尚未发布，暂不提供查询。'),
        ('calendar_not_loaded', 503, 'X-1', '工作日历未载入', '本年度工作日安排尚未载入，无法判断查询时间，请与信用中心联系。'),
        ('outside_hours', 403, 'QZ-8', '不在查询时间内', '请在工作日规定的时间内查询；确需查询的，请由本单位申请开放时段。'),
        ('malformed_command', 400, 'X-7', '请求内容有误', '请核对各项内容是否齐全、格式是否正确。'),
        ('consent_unit_unknown', 404, 'JJ-7', '没有该提供单位', '请核对提供单位代码。'),
        ('consent_item_unknown', 404, 'JJ-7', '不是授权使用的目录项', '请核对目录项代码；只有授权使用的目录项需要申请。'),
        ('consent_already_applied', 409, 'JJ-7', '申请已在办理', '同一单位、目录项、用途的申请尚待提供单位答复，无需重复申请。'),
        ('feedback_receipt_unknown', 404, 'HZ-M8', '回执不符', '请按本单位查询答复中的回执填写位置、时间和密钥。'),
        ('feedback_already_reported', 409, 'HZ-M8', '已经反馈', '该次查询的使用情况已经反馈。'),
        ('bulk_not_allowed', 403, 'QZ-9', '不得批量查询', '本账户的职责和单位层级不能批量查询，请逐笔查询。'),
        ('purpose_unknown', 400, 'QZ-4', '查询原因不明', '请从规定的查询原因中选择。'),
        ('purpose_not_agreed', 403, 'JJ-14', '查询原因不在协议内', '本单位的使用协议不含该查询原因。'),
        ('matter_missing', 400, 'HZ-M5', '未注明事项', '请注明本次查询所办理的事项。'),
        ('matter_unknown', 400, 'HZ-M5', '事项不明', '该事项不在应当使用信用记录的事项清单内。'),
        ('matter_not_agreed', 403, 'HZ-M5', '事项不在协议内', '本单位的使用协议不含该事项。'),
        ('case_number_missing', 400, 'PB-6', '未注明业务编号', '请注明本次查询所依据的业务编号。'),
        ('follow_up_not_authorised', 403, 'QZ-6', '未获后续查询授权', '后续管理查询须经单位负责人书面授权，该账户没有有效授权。'),
        ('content_suspended', 409, 'HZ-O7', '信息暂停使用', '该主体的信息在核查之后正在异议处理，暂停使用，请重新查询。'),
        ('verification_not_found', 404, 'X-7', '没有该核查任务', '请核对任务编号；任务只能由提交的账户查看，结果领取后不再保留。'),
        ('verification_not_finished', 409, 'X-7', '核查尚未完成', '请在任务完成后领取结果。'),
        ('verification_fetched', 409, 'JJ-9', '结果已领取', '核查结果只能领取一次，逾期未领取的不再保留；需要时请重新提交。')
    ) as sentence (code, status, rule_id, title, detail)
    where sentence.code = refusal_sentence.code;
$$;

comment on function credit.refusal_sentence(text) is
'Titles and sentences in Chinese, status of HTTP. No row: no such code. A code is never used again for something else.';

alter function credit.refusal_sentence(text) owner to credit_government_discloser;
revoke all on function credit.refusal_sentence(text) from public;
grant execute on function credit.refusal_sentence(text) to credit_account_keeper;

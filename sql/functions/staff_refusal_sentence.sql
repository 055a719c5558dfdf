-- Purpose: what a refusal of a command says to the person who gave it.
-- Rules: HZ-Q11, X-7.
-- Called by: refuse_staff_command.
create or replace function credit.staff_refusal_sentence(
    code text
)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select case staff_refusal_sentence.code
        when 'account_exists' then '该账号名已被使用。'
        when 'account_idle' then '账号超过30天未使用，已锁定，须经两名管理员核实后启用。'
        when 'account_not_active' then '账号未启用、已锁定或已停用。'
        when 'account_unknown' then '没有这个账号。'
        when 'administrators_exist' then '已有两名可用的账号管理员，不能再次初始化。'
        when 'agreement_overlaps' then '该单位在此期间已有有效的使用协议。'
        when 'agreement_unknown' then '没有这份使用协议，或已中止。'
        when 'block_unknown' then '没有这项账号封锁，或不在您的管理范围内。'
        when 'calendar_not_loaded' then '该年度的节假日安排尚未公布或尚未载入，无法计算工作日。'
        when 'certificate_bound' then '该证书密钥已经绑定，或曾属于其他账号。'
        when 'certificate_ended' then '该证书密钥曾报失、出借或被吊销，不得再次授权。'
        when 'certificate_expired' then '证书已过有效期。'
        when 'certificate_unknown' then '没有这份证书。'
        when 'change_decided' then '该申请已经审批。'
        when 'change_open' then '该账号已有同类申请待审批。'
        when 'change_unknown' then '没有这项账号变更申请。'
        when 'changed_meanwhile' then '数据在此期间已被修改，请重新操作。'
        when 'consent_period_not_allowed' then '同意的期间须自当日或以后起算，首尾两日在内最长366天。'
        when 'consent_unknown' then '没有这项使用申请，或不属于您的单位。'
        when 'csrf_mismatch' then '请求校验不通过，请刷新页面后重试。'
        when 'daily_check_not_begun' then '请先开始对该单位当日查询的核查。'
        when 'day_not_over' then '只能核查昨日及以前的查询。'
        when 'departure_reported' then '该账号的离岗已经报告。'
        when 'details_not_allowed' then '申请内容缺项、格式不符或不得变更。'
        when 'division_unknown' then '行政区划代码不存在或已撤销。'
        when 'holder_out_of_scope' then '交接人须为另一名可用账号的持有人。'
        when 'hours_exception_unknown' then '没有这项时段申请，或不在您的管理范围内。'
        when 'hours_window_not_allowed' then '开放时段须在当前时间之后结束，最长31天。'
        when 'initial_password_missing' then '该账号需要一次性初始口令。'
        when 'initial_password_not_needed' then '该操作不涉及初始口令。'
        when 'last_administrators' then '可用的市级账号管理员不得少于两名，请先增设账号管理员。'
        when 'login_failed' then '账号、口令或验证码不正确，或账号暂不能登录；连续失败5次后15分钟内不能登录。'
        when 'malformed_command' then '请求内容缺项或格式不正确。'
        when 'network_not_allowed' then '当前网络地址不在该账号允许的范围内。'
        when 'own_account' then '不得办理本人账号的事项。'
        when 'password_must_change' then '请先修改口令。'
        when 'person_has_account' then '该人员已有账号，一人只能有一个账号。'
        when 'requester_cannot_act' then '申请人的账号已不可用，该申请不得批准，请驳回后重新申请。'
        when 'role_not_allowed' then '您的岗位无权办理此事项。'
        when 'role_not_of_unit' then '该类单位不设此岗位。'
        when 'same_person' then '申请与审批不得由同一人办理。'
        when 'second_factor_missing' then '请先登记动态验证码。'
        when 'second_factor_present' then '动态验证码已登记，如需更换请向账号管理员申请重置。'
        when 'session_ended' then '登录已结束，请重新登录。'
        when 'session_idle' then '长时间未操作，登录已结束，请重新登录。'
        when 'training_missing' then '培训记录和保密协议备齐之前，账号不得启用。'
        when 'transition_not_allowed' then '当前状态下不能办理此事项。'
        when 'unit_ended' then '该单位已终止。'
        when 'unit_exists' then '该单位代码已登记。'
        when 'unit_out_of_scope' then '该单位不在您的管理范围内。'
        when 'unit_unknown' then '没有这个单位。'
    end;
$$;

comment on function credit.staff_refusal_sentence(text) is
'Null for a code that is none. The daemon has a kind of problem for each.';

alter function credit.staff_refusal_sentence(text) owner to credit_account_keeper;
revoke all on function credit.staff_refusal_sentence(text) from public;

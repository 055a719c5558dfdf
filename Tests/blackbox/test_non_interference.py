"""Nothing above level A leaves by the public channel, not even that it exists (HZ-Q3)."""

import json
from urllib.parse import quote

import pytest

from identifiers import company_code, identity_number
from provider_files import REGISTER_HEADER, REGISTER_PROVIDER, csv_bytes, register_row, take_in, write

# Answers differ in these by nature.
VOLATILE = {"date", "connection", "content-length", "x-request-id"}


def arrears(code, name):
    """Level B: tax in arrears."""
    header = ["单位名称", "统一社会信用代码", "欠缴所属期", "欠缴税款金额（元）", "认定日期", "提供机关"]
    return "FR-SSQJ", "HZ-SHUI", header, [[name, code, "2026-08", "1234.56", "2026-09-20", "国家税务总局杭州市税务局"]]


def inspection(code, name):
    """Level C: an inspection."""
    header = ["单位名称", "统一社会信用代码", "检查编号", "检查事项", "检查结果", "检查日期", "检查机关"]
    return (
        "FR-XZJC",
        "HZ-SCJG",
        header,
        [[name, code, f"检{code[-6:]}", "消防检查", "合格", "2026-09-21", "杭州市市场监督管理局"]],
    )


def take_in_restricted(stack, code, name, tag):
    for item, provider, header, rows in (arrears(code, name), inspection(code, name)):
        counts = take_in(stack, item, provider, write(stack, f"{item}-{tag}.csv", csv_bytes(header, rows)))
        assert counts["accepted"] == 1, counts


def steady_headers(answer):
    return {name: value for name, value in answer.headers.items() if name not in VOLATILE}


def everything_public(client, code, name):
    """All public answers about a subject, without their receipts."""
    targets = [
        f"/v1/subjects/{code}",
        f"/v1/subjects/{code[8:17]}",
        f"/v1/subjects?q={code}",
        f"/v1/subjects?q={code[8:17]}",
    ]
    targets.append(f"/v1/subjects?q={quote(name)}")
    answers = [client.get(target) for target in targets]
    return [(answer.status, steady_headers(answer), answer.without_receipt) for answer in answers]


def test_restricted_records_change_no_public_answer(stack, client):
    """HZ-Q3: byte for byte the same before and after."""
    code, name = company_code(1, "NA"), "黑盒无干扰商贸有限公司"
    take_in(
        stack,
        "FR-DJXX",
        REGISTER_PROVIDER,
        write(stack, "na.csv", csv_bytes(REGISTER_HEADER, [register_row(name, code)])),
    )
    before = everything_public(client, code, name)
    assert [status for status, _, _ in before] == [200] * 5
    take_in_restricted(stack, code, name, "na")
    assert everything_public(client, code, name) == before


@pytest.fixture(scope="module")
def restricted(stack):
    """A subject about which the platform has records of levels B and C only."""
    code, name = company_code(1, "NC"), "黑盒仅受限信息有限公司"
    take_in_restricted(stack, code, name, "nc")
    return code, name


def test_subject_with_restricted_records_only_is_as_if_unknown(restricted, client):
    """HZ-Q3, HZ-Q11: status, headers and body say nothing."""
    code, name = restricted
    unknown_code, unknown_name = company_code(2, "NC"), "黑盒并不存在的有限公司"
    answers = everything_public(client, code, name)
    assert [status for status, _, _ in answers] == [404, 404, 200, 200, 200]
    assert answers == everything_public(client, unknown_code, unknown_name)


def test_log_entry_of_a_restricted_subject_is_as_of_an_unknown_one(stack, client, restricted):
    """X-8 must not tell: whoever reads both entries can't tell which of them exists."""
    entries = []
    for code in (restricted[0], company_code(3, "NC")):
        answer = client.get(f"/v1/subjects/{code}")
        entry = json.loads(stack.log_entries()[answer.document["receipt"]["position"]][2])
        entries.append((entry["outcome"], entry["disclosed"], "subject" in entry))
    assert entries[0] == entries[1]


@pytest.mark.parametrize("item,provider", [("ZRR-XZXK", "HZ-SCJG")])
def test_person_with_level_b_record_is_not_found(stack, client, item, provider):
    """BX-2: a natural person's permit is not public."""
    header = [
        "行政相对人名称",
        "行政相对人类别",
        "证件类型",
        "证件号码",
        "行政许可决定文书名称",
        "行政许可决定文书号",
        "许可类别",
        "许可内容",
        "许可决定日期",
        "有效期自",
        "有效期至",
        "许可机关",
        "许可机关统一社会信用代码",
        "当前状态",
        "数据来源单位",
        "数据来源单位统一社会信用代码",
    ]
    office, office_code = "杭州市市场监督管理局", company_code(99, "UN")
    row = [
        "赵黑盒",
        "自然人",
        "身份证",
        identity_number(110),
        "食品经营许可",
        "黑盒自〔2026〕1号",
        "普通",
        "食品经营",
        "2026-09-01",
        "2026-09-01",
        "2099-12-31",
        office,
        office_code,
        "1",
        office,
        office_code,
    ]
    before = stack.sql("select count(*) from credit.public_subject")
    report = take_in(stack, item, provider, write(stack, "person-b.csv", csv_bytes(header, [row])))
    assert report["accepted"] == 1, report
    assert stack.sql("select count(*) from credit.public_subject") == before
    answer = client.get("/v1/subjects?q=%E8%B5%B5%E9%BB%91%E7%9B%92")
    assert answer.document["subjects"] == []

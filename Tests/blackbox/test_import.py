"""Files of providers through creditctl import: X-4, X-6, BX-12, JJ-8."""

import csv
import hashlib
import io
import json
import os
import signal
import subprocess
import time

import pytest

import processes
from identifiers import company_code
from provider_files import (
    REGISTER_HEADER,
    REGISTER_PROVIDER,
    csv_bytes,
    import_file,
    json_lines,
    penalty_rows,
    permit_rows_2016,
    register_row,
    take_in,
    used_identity_numbers,
    write,
)
from stack import SHARED, summary

NOTHING = {"accepted": 0, "updated": 0, "unchanged": 0, "quarantined": 0, "rejected": 0}


def counts(report):
    return {verdict: report[verdict] for verdict in NOTHING}


def contents(stack):
    """Digests of all that an import may change, but its own register."""
    tables = (
        "subject",
        "subject_identifier",
        "record",
        "record_version",
        "public_subject",
        "public_identifier",
        "public_name",
        "public_record",
        "quarantined_row",
    )
    existing = stack.sql("select tablename from pg_catalog.pg_tables where schemaname = 'credit'").splitlines()
    assert {"record_version", "public_record", "public_subject", "public_name"} <= set(existing)
    return {
        table: stack.sql(f"select count(*), md5(string_agg(t::text, '|' order by t::text)) from credit.{table} as t")
        for table in tables
        if table in existing
    }


def register_rows(family, numbers):
    return [register_row(f"黑盒导入{family}{number}号有限公司", company_code(number, family)) for number in numbers]


ENCODINGS = {
    "utf8": lambda header, rows: csv_bytes(header, rows),
    "utf8 with mark": lambda header, rows: csv_bytes(header, rows, "utf-8-sig"),
    "gb18030": lambda header, rows: csv_bytes(header, rows, "gb18030"),
    "gbk with line feeds": lambda header, rows: csv_bytes(header, rows, "gbk", "\n"),
    "json lines": json_lines,
}


@pytest.mark.parametrize("family,kind", [(f"E{letter}", kind) for letter, kind in zip("ABCDE", ENCODINGS)])
def test_every_form_of_file_is_read(stack, client, family, kind):
    """BX-12: the same rows in every encoding end as the same records."""
    extension = "jsonl" if kind == "json lines" else "csv"
    rows = register_rows(family, range(3))
    path = write(stack, f"forms-{family}.{extension}", ENCODINGS[kind](REGISTER_HEADER, rows))
    report = take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path)
    assert counts(report) == NOTHING | {"accepted": 3}
    for name, code, *_ in rows:
        answer = client.get(f"/v1/subjects/{code}")
        assert answer.document["subject"]["name"] == name


def test_both_generations_of_field_codes_are_read(stack, client):
    """BX-12: 2016 and 2018; amounts in 万元 become 分 with the text kept; 2099-12-31 is no end."""
    code, name = company_code(1, "GN"), "黑盒双公示有限公司"
    report = take_in(
        stack, "FR-XZCF", "HZ-SCJG", write(stack, "g2018.csv", csv_bytes(*penalty_rows(code, name, 2, "杭罚")))
    )
    assert counts(report) == NOTHING | {"accepted": 2}
    report = take_in(
        stack, "FR-XZXK", "HZ-SCJG", write(stack, "g2016.csv", csv_bytes(*permit_rows_2016(code, name, 2, "杭许")))
    )
    assert counts(report) == NOTHING | {"accepted": 2}
    items = {item["item"]: item for item in client.get(f"/v1/subjects/{code}").document["items"]}
    assert set(items) == {"FR-XZXK", "FR-XZCF"}
    penalty = items["FR-XZCF"]["records"][0]
    assert penalty["fields"]["CF_NR_FK"] == {"fen": 500000, "text": "0.5"}
    assert penalty["fields"]["CF_FRDB"] == "李**" and "CF_FR_ZJHM" not in penalty["fields"]
    assert penalty["decided_on"] == "2026-10-12" and penalty["published_on"] == "2026-10-15"
    permit = items["FR-XZXK"]["records"][0]
    assert permit["decided_on"] == "2025-06-07" and permit["valid_until"] is None
    assert permit["fields"]["XK_XDR_MC"] == name


def test_column_that_a_template_lacks_is_not_missing(stack):
    """BX-12: 行政相对人类别 is obligatory only where the column exists (catalogue: `when_present`)."""
    header, rows = penalty_rows(company_code(1, "WP"), "黑盒无类别列有限公司", 2, "杭无")
    place = header.index("CF_XDR_LB")
    bare = csv_bytes(header[:place] + header[place + 1 :], [row[:place] + row[place + 1 :] for row in rows])
    assert counts(take_in(stack, "FR-XZCF", "HZ-SCJG", write(stack, "bare.csv", bare))) == NOTHING | {"accepted": 2}


def test_words_of_a_provider_are_mapped(stack, client):
    """BX-12: columns and constants by a mapping file."""
    rows = [[name, code, "2020-01-02"] for name, code, *_ in register_rows("MP", range(2))]
    path = write(stack, "mapped.csv", csv_bytes(["甲列", "乙列", "丙列"], rows))
    mapping = write(
        stack,
        "mapping.json",
        json.dumps(
            {
                "columns": {"甲列": "QYMC", "乙列": "TYSHXYDM", "丙列": "CLRQ"},
                "constants": {"DJJG": "杭州市市场监督管理局"},
            }
        ).encode(),
    )
    without = import_file(stack, "FR-DJXX", REGISTER_PROVIDER, path)
    assert without.returncode == 65, without.stderr.decode()
    assert counts(take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path, "--mapping", str(mapping))) == NOTHING | {
        "accepted": 2
    }
    record = client.get(f"/v1/subjects/{rows[0][1]}").document["items"][0]["records"][0]
    assert record["fields"]["DJJG"] == "杭州市市场监督管理局"


def test_same_file_twice_changes_nothing(stack):
    """X-6."""
    path = write(stack, "twice.csv", csv_bytes(REGISTER_HEADER, register_rows("TW", range(50))))
    assert counts(take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path)) == NOTHING | {"accepted": 50}
    before = contents(stack)
    assert counts(take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path)) == NOTHING | {"unchanged": 50}
    assert contents(stack) == before


def test_changed_row_becomes_a_version(stack, client):
    """X-5."""
    rows = register_rows("CH", range(2))
    take_in(stack, "FR-DJXX", REGISTER_PROVIDER, write(stack, "v1.csv", csv_bytes(REGISTER_HEADER, rows)))
    rows[0][3] = "2020-01-03"
    report = take_in(stack, "FR-DJXX", REGISTER_PROVIDER, write(stack, "v2.csv", csv_bytes(REGISTER_HEADER, rows)))
    assert counts(report) == NOTHING | {"updated": 1, "unchanged": 1}
    record = client.get(f"/v1/subjects/{rows[0][1]}").document["items"][0]["records"][0]
    assert record["version"] == 2


def test_bad_row_is_reported_and_can_be_mended(stack):
    """X-6: with line, field and reason; it doesn't stop the good ones, and the report can be sent again."""
    rows = register_rows("RP", range(10))
    good_code, rows[3][1] = rows[3][1], rows[3][1][:-1] + ("0" if rows[3][1][-1] != "0" else "1")
    rows[7][3] = "2020年13月45日"
    path = write(stack, "bad.csv", csv_bytes(REGISTER_HEADER, rows))
    report = take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path)
    assert counts(report) == NOTHING | {"accepted": 8, "rejected": 2}
    lines = list(csv.reader(io.StringIO((stack.files / "bad.csv.report.csv").read_text(encoding="utf-8-sig"))))
    assert len(lines) == 3
    head, first, second = lines
    assert head[-len(REGISTER_HEADER) :] == REGISTER_HEADER
    assert (first[0], second[0]) == ("5", "9")
    assert "TYSHXYDM" in first and "CLRQ" in second
    assert "X-3" in first
    first[head.index("统一社会信用代码")] = good_code
    second[head.index("成立日期")] = "2020-01-02"
    mended = write(stack, "mended.csv", csv_bytes(head, [first, second]))
    assert counts(take_in(stack, "FR-DJXX", REGISTER_PROVIDER, mended)) == NOTHING | {"accepted": 2}
    whole = register_rows("RP", range(10))
    path = write(stack, "whole.csv", csv_bytes(REGISTER_HEADER, whole))
    assert counts(take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path)) == NOTHING | {"unchanged": 10}


@pytest.mark.parametrize("bad,status", [(3, 0), (4, 65)])
def test_batch_that_is_mostly_bad_is_refused_whole(stack, bad, status):
    """X-6: the threshold is 30 percent; both sides of it."""
    rows = register_rows(f"T{'AB'[bad - 3]}", range(10))
    for row in rows[:bad]:
        row[1] = "1" + row[1][1:]
    path = write(stack, f"threshold{bad}.csv", csv_bytes(REGISTER_HEADER, rows))
    before = contents(stack)
    result = import_file(stack, "FR-DJXX", REGISTER_PROVIDER, path)
    assert result.returncode == status, result.stderr.decode()
    assert (contents(stack) == before) == (status != 0)
    report = summary(result)
    assert report["rejected"] == bad
    if status:
        assert report["refusal_rule"] == "X-6" and not report["stored"]
        assert "。" in result.stderr.decode() and "X-6" in result.stderr.decode()


@pytest.mark.parametrize("header", ["宗教信仰", "血型", "基因信息", "病史", "疾病", "指纹"])
def test_forbidden_content_is_refused_whatever_it_is_called(stack, header):
    """JJ-8: religion, genes, blood type, disease, medical history; fingerprints by 征信业管理条例 第十四条."""
    rows = [row + ["无"] for row in register_rows("FB", range(2))]
    path = write(stack, "forbidden.csv", csv_bytes([*REGISTER_HEADER, header], rows))
    before = contents(stack)
    result = import_file(stack, "FR-DJXX", REGISTER_PROVIDER, path)
    assert result.returncode == 65, (result.stdout, result.stderr)
    assert summary(result)["refusal_rule"] == "JJ-8"
    assert contents(stack) == before


@pytest.mark.parametrize("item,provider", [("FR-XXXX", "HZ-SCJG"), ("FR-DJXX", "HZ-SHUI"), ("FR-DJXX", "XX-XXX")])
def test_item_or_provider_outside_the_catalogue_is_refused(stack, item, provider):
    """BX-1."""
    path = write(stack, "outside.csv", csv_bytes(REGISTER_HEADER, register_rows("CT", range(2))))
    result = import_file(stack, item, provider, path)
    assert result.returncode == 65
    assert summary(result)["refusal_rule"] == "BX-1"


def test_dry_run_stores_nothing(stack):
    """X-6: checks everything, also the register stays as it was."""
    path = write(stack, "dry.csv", csv_bytes(REGISTER_HEADER, register_rows("DR", range(5))))
    before = contents(stack), stack.sql("select count(*) from credit.import_batch")
    report = take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path, "--dry-run")
    assert counts(report) == NOTHING | {"accepted": 5} and report["dry_run"] and not report["stored"]
    assert (contents(stack), stack.sql("select count(*) from credit.import_batch")) == before


def test_killed_import_leaves_nothing_and_can_be_repeated(stack):
    """X-6: one batch, one transaction."""
    rows = register_rows("KD", range(15000))
    path = write(stack, "killed.csv", csv_bytes(REGISTER_HEADER, rows))
    before = contents(stack)
    command = stack.ctl_command("import", "--item", "FR-DJXX", "--provider", REGISTER_PROVIDER, "--json", str(path))
    process = subprocess.Popen(
        command, env=stack.environment, cwd=stack.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    # In the middle: its transaction has written, and has not ended.
    processes.wait_until(
        lambda: process.poll() is not None
        or stack.sql(
            "select count(*) from pg_catalog.pg_stat_activity where usename = 'credit_intake' and backend_xid is not null"
        )
        != "0",
        30,
        "the import writes",
    )
    time.sleep(0.1)
    assert process.poll() is None, "the import was over too soon: give it more rows"
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    processes.wait_until(
        lambda: stack.sql("select count(*) from pg_catalog.pg_stat_activity where usename = 'credit_intake'") == "0",
        10,
        "PostgreSQL ends the transaction",
    )
    assert contents(stack) == before
    assert counts(take_in(stack, "FR-DJXX", REGISTER_PROVIDER, path)) == NOTHING | {"accepted": 15000}


def test_two_imports_at_once_both_succeed(stack):
    """X-6: also when they tell of the same subjects."""
    first = write(stack, "at-once-1.csv", csv_bytes(REGISTER_HEADER, register_rows("AT", range(0, 1500))))
    second = write(stack, "at-once-2.csv", csv_bytes(REGISTER_HEADER, register_rows("AT", range(1000, 2500))))
    running = [
        subprocess.Popen(
            stack.ctl_command("import", "--item", "FR-DJXX", "--provider", REGISTER_PROVIDER, "--json", str(path)),
            env=stack.environment,
            cwd=stack.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for path in (first, second)
    ]
    results = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0], results
    reports = [json.loads(output) for output, _ in results]
    assert sum(report["accepted"] for report in reports) == 2500
    assert sum(report["unchanged"] for report in reports) == 500


def test_dump_of_the_database_has_no_identity_number(stack):
    """X-4: a stolen dump yields none, neither as it is nor by its plain digest or in another encoding."""
    dump = stack.dump()
    assert b"credit.record_version" in dump and len(dump) > 500_000
    # The files were taken in, so the numbers did pass through.
    assert any(number in (stack.files / "g2018.csv").read_bytes() for number in used_identity_numbers())
    for number in used_identity_numbers():
        assert number not in dump
        assert number.hex().encode() not in dump
        for digest in (hashlib.sha256, hashlib.md5, hashlib.sha1):
            assert digest(number).hexdigest()[:32].encode() not in dump


REAL = {
    "subjects/jiujiang_enterprises_1980_2019.csv": ("FR-DJXX", "HZ-SCJG"),
    "blacklists/creditchina_gansu_93516_transport.csv": ("FR-YZSX", "HZ-JTJ"),
    "permits/shuanggongshi_specimens_xk.csv": ("FR-XZXK", "HZ-SCJG"),
}


@pytest.mark.parametrize("name", REAL)
def test_real_file_is_read_or_refused_in_words(stack, name):
    """BX-12, X-6: whatever real files hold, there is a verdict on every row or a sentence, and a second run changes nothing."""
    source = SHARED / "data" / name
    if not source.exists():
        pytest.skip(f"no file data/{name} in the folder of shared data (CREDIT_SHARED)")
    item, provider = REAL[name]
    path = write(stack, source.name, source.read_bytes())
    result = import_file(stack, item, provider, path)
    report = summary(result)
    if result.returncode == 0:
        assert report["rows"] == sum(counts(report).values()) > 0
        before = contents(stack)
        again = summary(import_file(stack, item, provider, path))
        assert again["accepted"] == again["updated"] == 0
        assert contents(stack) == before
    else:
        assert result.returncode == 65 and report["refusal"].endswith("。") and not report["stored"]
    print(f"{name}: {result.returncode} {counts(report)}")

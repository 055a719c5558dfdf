"""Files as providers send them, about subjects that do not exist."""

import csv
import io
import json
from pathlib import Path

from identifiers import company_code, identity_number
from stack import Stack, summary

# Companies that every test may look for; none changes them. Names are invented.
NAMED = {
    "traditional": ("杭州黑盒国际贸易发展有限公司", company_code(1)),
    "latin": ("杭州Blackbox测试科技有限公司", company_code(2)),
    "registered": ("杭州黑盒注册号餐饮店", company_code(3)),
}
REGISTRATION_NUMBER = "330100000000011"  # with the check digit of such numbers
# A family of names for paging: more than the largest page.
PAGED = [(f"黑盒翻页{number:03d}号商行", company_code(number, "PG")) for number in range(123)]
# Natural persons (nobody's numbers); the item is open to society by law, their numbers never.
PERSONS = [("张黑盒", identity_number(1)), ("欧阳测试", identity_number(2))]

REGISTER_HEADER = ["企业名称", "统一社会信用代码", "工商注册号", "成立日期", "法定代表人", "法定代表人证件号码", "住所"]
REGISTER_PROVIDER = "HZ-SCJG"


def csv_bytes(header: list[str], rows: list[list[str]], encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=end)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def json_lines(header: list[str], rows: list[list[str]]) -> bytes:
    return b"".join(json.dumps(dict(zip(header, row)), ensure_ascii=False).encode() + b"\n" for row in rows)


def write(platform: Stack, name: str, content: bytes) -> Path:
    """Puts a file where the user of the services can read it."""
    path = platform.files / name
    path.write_bytes(content)
    path.chmod(0o644)
    return path


def register_row(name: str, code: str, number: str = "", person: str = "", identity: str = "") -> list[str]:
    return [name, code, number, "2020-01-02", person, identity, "浙江省杭州市上城区黑盒路1号"]


def penalty_rows(code: str, name: str, count: int, mark: str) -> tuple[list[str], list[list[str]]]:
    """Penalties of generation 2018, under the field codes of the standard."""
    header = [
        "CF_XDR_MC",
        "CF_XDR_LB",
        "CF_XDR_SHXYM",
        "CF_FRDB",
        "CF_FR_ZJHM",
        "CF_WSH",
        "CF_WFXW",
        "CF_SY",
        "CF_YJ",
        "CF_CFLB",
        "CF_NR",
        "CF_NR_FK",
        "CF_JDRQ",
        "CF_CFJG",
        "CF_CFJGDM",
        "CF_SJLY",
        "CF_SJLYDM",
        "CF_CX",
        "GSRQ",
    ]
    office, office_code = "杭州市市场监督管理局", company_code(99, "UN")
    rows = [
        [
            name,
            "法人及非法人组织",
            code,
            "李黑盒",
            identity_number(100 + number),
            f"{mark}〔2026〕{number}号",
            "不正当竞争",
            "虚假宣传",
            "《反不正当竞争法》",
            "罚款",
            "罚款0.5万元",
            "0.5",
            "2026-10-12",
            office,
            office_code,
            office,
            office_code,
            "02",
            "2026-10-15",
        ]
        for number in range(count)
    ]
    return header, rows


def permit_rows_2016(code: str, name: str, count: int, mark: str) -> tuple[list[str], list[list[str]]]:
    """Permits of generation 2016."""
    header = [
        "XK_WSH",
        "XK_XMMC",
        "XK_SPLB",
        "XK_NR",
        "XK_XDR",
        "XK_XDR_SHXYM",
        "XK_FR",
        "XK_XDR_SFZ",
        "XK_JDRQ",
        "XK_JZQ",
        "XK_XZJG",
        "XK_ZT",
        "DFBM",
        "SJC",
        "BZ",
    ]
    rows = [
        [
            f"{mark}〔2015〕{number}号",
            "黑盒项目",
            "普通",
            "食品经营",
            name,
            code,
            "李黑盒",
            identity_number(200 + number),
            "2025/6/7",
            "2099-12-31",
            "杭州市市场监督管理局",
            "0",
            "330100",
            "2025/06/08",
            "",
        ]
        for number in range(count)
    ]
    return header, rows


def import_file(platform: Stack, item: str, provider: str, path: Path, *options: str):
    """Runs creditctl import and answers the finished process."""
    return platform.ctl("import", "--item", item, "--provider", provider, "--json", *options, str(path))


def take_in(platform: Stack, item: str, provider: str, path: Path, *options: str) -> dict:
    """Imports and demands success; answers what creditctl said."""
    result = import_file(platform, item, provider, path, *options)
    assert result.returncode == 0, (result.returncode, result.stdout.decode()[-2000:], result.stderr.decode()[-2000:])
    return summary(result)


def take_in_companies(platform: Stack):
    """The companies and persons that tests of the public interface look for."""
    rows = [register_row(*NAMED[key]) for key in ("traditional", "latin")]
    rows.append(register_row(*NAMED["registered"], REGISTRATION_NUMBER, "王黑盒", identity_number(3)))
    rows += [register_row(name, code) for name, code in PAGED]
    take_in(platform, "FR-DJXX", REGISTER_PROVIDER, write(platform, "companies.csv", csv_bytes(REGISTER_HEADER, rows)))

    header = [
        "姓名",
        "证件类型",
        "证件号码",
        "案号",
        "执行法院",
        "生效法律文书确定的义务",
        "被执行人的履行情况",
        "失信被执行人行为具体情形",
        "发布日期",
    ]
    people = [
        [
            name,
            "身份证",
            number,
            f"（2026）浙01执黑盒{place}号",
            "杭州市中级人民法院",
            "支付货款",
            "全部未履行",
            "有履行能力而拒不履行",
            "2026-10-01",
        ]
        for place, (name, number) in enumerate(PERSONS)
    ]
    take_in(platform, "ZRR-SXBZX", "HZ-ZJFY", write(platform, "persons.csv", csv_bytes(header, people)))


def used_identity_numbers() -> list[bytes]:
    """Every identity number that stands in a file of these tests."""
    return [identity_number(number).encode() for number in (1, 2, 3, *range(100, 140), *range(200, 240))]

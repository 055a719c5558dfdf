"""Companies and persons who come to a window in the tests of cases, and what is on record of them; nobody is real."""

from identifiers import company_code, identity_number
from provider_files import csv_bytes, penalty_rows, take_in, write
from stack import Stack

# Of places in `identity_number` that nobody else uses.
FIRST_PERSON = 300
# How many penalties the company has that objects; each is objected to once.
OBJECTED_PENALTIES = 12


def company(number: int, name: str) -> dict:
    """A legal person as the window writes it down."""
    return {"kind": "legal", "name": name, "unified_code": company_code(number, "CQ")}


def person(number: int, name: str) -> dict:
    """A natural person as the window writes it down."""
    document = identity_number(FIRST_PERSON + number)
    return {"kind": "natural", "name": name, "document_type": "resident_identity", "document_number": document}


def element(party: dict) -> str:
    """What somebody who asks about a case proves to be the holder of the receipt with."""
    return party["document_number"][-6:]


# Whose records of all three levels others ask for, by letter.
BORROWER = company(1, "柜台借款有限公司")
OWNER = person(1, "赵柜台")
# Who ask: a bank, and somebody who comes in person.
LENDER = company(2, "柜台贷款有限公司")
READER = person(2, "钱柜台")
# Who objects to one record after another.
OBJECTOR = company(3, "柜台异议有限公司")
# Agents, each of one module, so that a day at the window of one does not stand in the way of another's.
LETTER_AGENT, OBJECTION_AGENT, FORGER, IMPOSTOR, CLIENT = (
    person(number, name)
    for number, name in ((3, "孙柜台"), (4, "李柜台"), (5, "周柜台"), (6, "吴柜台"), (7, "郑柜台"))
)
# Of whom nothing is on record until a case makes up for it.
STRANGER = person(8, "冯柜台")
PERSONS = (OWNER, READER, LETTER_AGENT, OBJECTION_AGENT, FORGER, IMPOSTOR, CLIENT, STRANGER)


def identity_numbers() -> list[bytes]:
    """Every identity number that is said in a case; none of them may be found anywhere (X-4)."""
    return [party["document_number"].encode() for party in PERSONS]


def matter(subject: dict, number: str, more: str = "") -> list[str]:
    """A row of the items that have a number, a matter and the day and office of a decision."""
    return [subject["name"], subject["unified_code"], number, "黑盒事项", more, "2026-10-12", "黑盒机关"]


def private_matter(subject: dict, number: str, more: str = "") -> list[str]:
    return [subject["name"], "身份证", subject["document_number"], number, "黑盒事项", more, "2026-10-12", "黑盒机关"]


def take_in_case_subjects(platform: Stack):
    """Records of the levels A, B and C of a company and of a person, and the penalties that somebody objects to."""

    def bring(item: str, provider: str, header: str, *rows: list[str]):
        content = csv_bytes(header.split(), list(rows))
        take_in(platform, item, provider, write(platform, f"cases-{item}.csv", content))

    header, rows = penalty_rows(BORROWER["unified_code"], BORROWER["name"], 1, "黑盒授罚")
    rows += penalty_rows(OBJECTOR["unified_code"], OBJECTOR["name"], OBJECTED_PENALTIES, "黑盒异罚")[1]
    bring("FR-XZCF", "HZ-SCJG", " ".join(header), *rows)
    about_companies = "ZT_MC TYSHXYDM WH SX {} RQ RDJG"
    bring("FR-JYCF", "HZ-SCJG", about_companies.format("FKJE"), matter(BORROWER, "黑盒简罚1号"))
    bring("FR-XZJC", "HZ-SCJG", about_companies.format("JCJG"), matter(BORROWER, "黑盒检查1号", "合格"))
    about_persons = "XM ZJLX ZJHM WH SX {} RQ RDJG"
    bring("ZRR-ZYZG", "HZ-RSJ", about_persons.format("YXQZ"), private_matter(OWNER, "黑盒资格1号"))
    bring("ZRR-KSWJ", "HZ-RSJ", about_persons.format("KSMC"), private_matter(OWNER, "黑盒考试1号", "黑盒考试"))


def record_of(platform: Stack, number: str) -> str:
    """The id of the record of a document with that number."""
    known = f"select distinct record_id from credit.record_version where content::text like '%\"{number}\"%'"
    found = platform.sql(known)
    assert len(found.split()) == 1, (number, found)
    return found

"""A company with a record that is objected to, and the agent whom it sends to the window."""

from channels import Channels, found
from identifiers import identity_number
from staff_room import People, StaffRoom

# What the agent is sent for: the letter and the form say the same.
PURPOSE = "核对本单位信用信息"
AGENT = {
    "kind": "natural",
    "name": "黑盒代理人",
    "document_type": "resident_identity",
    "document_number": identity_number(77),
}
# A company of the sample with a record open to society, of the unit in which provider-2 sits, that nobody objects to.
OBJECTED = """
    select subject.reference, version.record_id, version.item_code
    from credit.record_version_a as version
    join credit.public_subject as subject using (subject_key)
    join credit.public_record as shown using (subject_key, record_id)
    where version.provider_code = '{provider}' and version.state = 'in_force' and subject.reference ~ '^[0-9A-Z]{{18}}$'
        and not exists (
            select from credit.service_case where service_case.subject_key = version.subject_key)
        and coalesce(shown.public_until, 'infinity') > current_date
        and version.content::text like '%"CF_%'
    order by subject.reference, version.record_id limit 1"""


class Desk(StaffRoom):
    """Staff, the company and its agent before them, and what the channels say of the company's record."""

    def __init__(self, people: People, channels: Channels, company: dict | None = None, record: str | None = None):
        super().__init__(people)
        self.channels, self.company, self.record, self.agent = channels, company, record, AGENT
        if company is None:
            unit = people["provider"].account["unit"]
            code, self.record, self.item = self.stack.sql(OBJECTED.format(provider=unit)).split("\t")
            self.company = {"kind": "legal", "name": "黑盒示例有限公司", "unified_code": code}
        self.code = self.company["unified_code"]

    def hand_in(self, case: str, kind: str, letter: int = 1) -> list[str]:
        """The agent's letter, a new one for each use, and every paper of the checklist; answers the papers."""
        elements = {"case_kinds": [kind], "content": "本单位全部公共信用信息", "purpose": PURPOSE}
        elements["reference"] = f"授权{kind}第{letter}号"
        self.does("window", "/v1/letters", self.letter(case, self.company, self.agent, **elements))
        return self.check_papers(case)

    # --- what the channels say of the record ----------------------------------------------------------------------

    def shown_to_society(self) -> dict:
        return self.found(self.channels.to_society(self.code))

    def shown_to_government(self) -> dict:
        return self.found(self.channels.to_government(self.company))

    def shown(self) -> list[dict]:
        """The record on every channel."""
        return [self.shown_to_society(), self.shown_to_government()]

    def found(self, answer) -> dict:
        """The record in an answer or in a document; it is there."""
        if not isinstance(answer, dict):
            assert answer.status == 200, answer.body
            answer = answer.document
        record = found(answer, self.record)
        assert record, (self.record, answer)
        return record

    def progress(self, receipt_number: str, element: str):
        return self.channels.progress(receipt_number, element)

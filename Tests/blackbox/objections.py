"""An objection of a company to one of its records, step by step."""

from case_subjects import OBJECTION_AGENT, OBJECTOR
from channels import found
from window_desk import Desk


class Objection(Desk):
    """An objection of the company to one of its records, and what becomes of it."""

    letters = 0

    def __init__(self, people, channels, record: str | None, company: dict = OBJECTOR):
        super().__init__(people, channels, company, record)
        self.agent = OBJECTION_AGENT

    def form(self, kind: str = "wrong_content", **more) -> dict:
        return {
            "applicant": self.company, "agent": self.agent, "record": self.record, "kind_of_error": kind,
            "reason": "与事实不符",
        } | more  # fmt: skip

    def receive(self, kind: str = "wrong_content", **more) -> "Objection":
        """Received with every paper; a letter of agency for each."""
        received = self.does("window", "/v1/objections", self.form(kind, **more))
        self.case, self.number = received["case"], received["receipt_number"]
        self.target = f"/v1/objections/{self.case}"
        Objection.letters += 1
        self.papers = self.hand_in(self.case, "objection", Objection.letters)
        return self

    def accept(self, kind: str = "wrong_content", **more) -> "Objection":
        self.receive(kind, **more)
        self.does("window", f"{self.target}/acceptance")
        return self

    def ask_provider(self, **answer) -> None:
        """Taken up, and what the provider knows."""
        self.does("centre", f"{self.target}/taking-up")
        task = self.does("centre", f"{self.target}/provider-tasks", {"question": "请核对"})["task"]
        self.does("provider", f"/v1/provider-tasks/{task}/answer", answer)

    def report(self, outcome: str):
        return self.does("centre", f"{self.target}/result", {"outcome": outcome, "result_text": "经核实，已办理。"})

    def refuses_result(self, outcome: str):
        result = {"outcome": outcome, "result_text": "经核实，已办理。"}
        self.refuses("centre", f"{self.target}/result", result, "outcome_not_supported", "HZ-O8")

    def correct(self, **correction) -> dict:
        return self.does("centre", f"{self.target}/corrections", {"note": "经与提供单位核实"} | correction)

    def end(self, outcome: str):
        """Reported, approved, and the applicant told, each by its own part."""
        self.report(outcome)
        self.does("authority", f"{self.target}/result-approval")
        self.does("window", f"{self.target}/notice", {"how": "message"})

    def is_known_to(self) -> tuple[bool, bool]:
        """Whether society, and government, still have the record."""
        answers = self.channels.to_society(self.code), self.channels.to_government(self.company)
        return tuple(found(answer.document, self.record) is not None for answer in answers)

import CreditInformation
import Postgres

/// Subjects as four parameters of one length: digest, label, division code, number of the code.
struct GovernmentSubjectArrays {
    private var digests = ArrayEncoder.uuid
    private var labels = ArrayEncoder.text
    private var divisions = ArrayEncoder.text
    private var numbers = ArrayEncoder.int8

    mutating func append(_ subject: GovernmentSubject) {
        digests.append(uuid: subject.identifierDigest.value)
        labels.append(text: subject.label)
        if let division = subject.divisionCode { divisions.append(text: division) } else { divisions.appendNull() }
        if let number = subject.codeNumber { numbers.append(int8: number) } else { numbers.appendNull() }
    }

    mutating func parameters() -> [Parameter] {
        [digests.parameter(), labels.parameter(), divisions.parameter(), numbers.parameter()]
    }
}

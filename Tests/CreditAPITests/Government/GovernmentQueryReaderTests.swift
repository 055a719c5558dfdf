import CreditInformation
import CreditStore
import HTTPTypes
import Testing

@testable import CreditAPI

/// Bodies of queries: what is taken, what is refused, and on which side of each limit.
@Suite struct GovernmentQueryReaderTests {
    private let reader: GovernmentQueryReader

    init() throws {
        reader = GovernmentQueryReader(subjects: GovernmentSubjectReader(digests: try GovernmentWorld.digests()))
    }

    private func problem(_ body: String) -> ProblemKind? {
        do throws(Problem) {
            _ = try reader.query(Array(body.utf8))
            return nil
        } catch { return error.kind }
    }

    private func subject(_ text: String) throws -> GovernmentSubject {
        guard case .one(let subject, _) = try reader.query(Array(#"{"subject":\#(text),"purpose":"p"}"#.utf8)) else {
            throw GovernmentWorld.NeverHappened()
        }
        return subject
    }

    @Test("BX-16: a code is found however it is typed, and its label is its normal form")
    func codesAreNormalised() throws {
        let plain = try subject(#"{"unified_code":"91110000600037341L"}"#)
        #expect(plain.label == #"{"unified_code":"91110000600037341L"}"#)
        #expect(plain.divisionCode == "110000")
        #expect(try subject(#"{"unified_code":" ９１110000600037341l "}"#) == plain)
        #expect(
            plain.identifierDigest
                == IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, "91110000600037341L")))
    }

    @Test("QZ-12: neighbouring organisation codes have neighbouring numbers")
    func codesHaveAPlace() throws {
        let first = try subject(#"{"organisation_code":"60003734-1"}"#)
        #expect(first.label == #"{"organisation_code":"600037341"}"#)
        #expect(first.codeNumber == Int64("60003734", radix: 36))
        #expect(first.codeNumber == (try subject(#"{"unified_code":"91110000600037341L"}"#)).codeNumber)
    }

    @Test("X-4: a person is a keyed digest and a masked label; old and new forms of one number are one person")
    func personsAreMasked() throws {
        let person = try subject(#"{"identity_document":"11010519491231002x"}"#)
        #expect(person.label == #"{"document_type":"resident_identity","identity_document":"1101*************X"}"#)
        #expect(person.divisionCode == "110105")
        #expect(person.codeNumber == nil)
        #expect(
            person.identifierDigest
                == (try GovernmentWorld.digests()).digest(
                    of: SubjectIdentifier(.identityDocument, "resident_identity:11010519491231002X")))
        #expect(try subject(#"{"identity_document":"110105491231002"}"#) == person)
        let passport = try subject(#"{"identity_document":"E12345678","document_type":"护照"}"#)
        #expect(!passport.label.contains("E12345678"))
        #expect(passport.divisionCode == nil)
    }

    @Test(
        "X-3: what can't be anybody's number is refused, and not repeated",
        arguments: [
            #"{"unified_code":"91110000600037341M"}"#, #"{"organisation_code":"600037342"}"#,
            #"{"registration_number":"110000000000000"}"#, #"{"identity_document":"110105194912310021"}"#,
            #"{"identity_document":"110105194913310021"}"#, #"{"identity_document":"1","document_type":"驾照"}"#,
        ])
    func malformedSubjectsAreRefused(text: String) {
        do throws(Problem) {
            _ = try reader.query(Array(#"{"subject":\#(text),"purpose":"p"}"#.utf8))
            Issue.record("taken: \(text)")
        } catch {
            #expect(error.kind == .malformedSubject)
            #expect(!error.detail.contains("110105") && !error.detail.contains("91110000600037341"))
        }
    }

    @Test(
        "anything but the wanted form is refused",
        arguments: [
            "", "[]", "{}", #"{"purpose":"p"}"#, #"{"subject":{},"purpose":"p"}"#, #"{"subject":"x","purpose":"p"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"}}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"P"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","matter":"x-y"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","colour":1}"#,
            #"{"subject":{"unified_code":"91110000600037341L","name":"x"},"purpose":"p"}"#,
            #"{"subject":{"unified_code":"91110000600037341L","organisation_code":"600037341"},"purpose":"p"}"#,
            #"{"subject":{"unified_code":"91110000600037341L","document_type":"passport"},"purpose":"p"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"subjects":[],"purpose":"p"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","items":[]}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","items":["a\"b"]}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","items":"FR"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","case_number":"a\u0001"}"#,
            #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"p","purpose":"p"}"#,
            #"{"subjects":[],"purpose":"p"}"#,
        ])
    func malformedBodiesAreRefused(body: String) {
        #expect(problem(body) == .malformedBody)
    }

    @Test("both sides of every limit")
    func limits() {
        let code = #"{"unified_code":"91110000600037341L"}"#
        let list = { (count: Int) in
            #"{"subjects":["# + Array(repeating: code, count: count).joined(separator: ",") + #"],"purpose":"p"}"#
        }
        #expect(problem(list(1000)) == nil)
        #expect(problem(list(1001)) == .tooManySubjects)
        let with = { (more: String) in #"{"subject":\#(code),"purpose":"p",\#(more)}"# }
        let long = { (count: Int) in String(repeating: "a", count: count) }
        #expect(problem(with(#""case_number":"\#(long(64))""#)) == nil)
        #expect(problem(with(#""case_number":"\#(long(65))""#)) == .malformedBody)
        #expect(problem(with(#""matter":"\#(long(64))""#)) == nil)
        #expect(problem(with(#""matter":"\#(long(65))""#)) == .malformedBody)
        let items = { (count: Int) in
            #""items":["# + (0..<count).map { "\"I\($0)\"" }.joined(separator: ",") + "]"
        }
        #expect(problem(with(items(200))) == nil)
        #expect(problem(with(items(201))) == .malformedBody)
        #expect(problem(with(#""items":["\#(long(32))"]"#)) == nil)
        #expect(problem(with(#""items":["\#(long(33))"]"#)) == .malformedBody)
    }

    @Test("one subject in doubt refuses the list, and says which it is")
    func theListIsTakenWhole() {
        let body = #"{"subjects":[{"unified_code":"91110000600037341L"},{"unified_code":"1"}],"purpose":"p"}"#
        do throws(Problem) {
            _ = try reader.query(Array(body.utf8))
            Issue.record("taken")
        } catch {
            #expect(error.kind == .malformedSubject)
            #expect(error.detail.hasPrefix("第2个查询对象："))
        }
    }

    @Test func timesOfReceiptsAreReadAsTheyAreWritten() {
        #expect(ReceiptTime.microseconds("1970-01-01T08:00:00.000001+08:00") == 1)
        #expect(ReceiptTime.microseconds("2026-04-01T10:00:00.000000+08:00") == GovernmentDatabase.morning)
        for text in [
            "", "2026-04-01T10:00:00+08:00", "2026-02-29T10:00:00.000000+08:00", "2026-04-01T24:00:00.000000+08:00",
            "2026-04-01T10:60:00.000000+08:00", "2026-04-01T10:00:00.000000+00:00", "2026-04-01 10:00:00.000000+08:00",
        ] {
            #expect(ReceiptTime.microseconds(text) == nil, "\(text)")
        }
    }
}

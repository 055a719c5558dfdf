import CreditInformation
import Testing

@testable import CreditIntake

/// Finding or opening a file by a row's identifiers.
@Suite struct SubjectDirectoryTests {
    private let unified = Digest128(1)
    private let organisation = Digest128(2)
    private let former = Digest128(3)
    private let types: [IdentifierType] = [.unifiedCode, .organisationCode, .registrationNumber]

    private func key(_ result: Result<SubjectDirectory.Found, RowIssue>) -> SubjectDirectory.Found? {
        try? result.get()
    }

    @Test("BX-15: a new code opens a file under its own digest, once")
    func newSubject() {
        var directory = SubjectDirectory(known: [:])
        let first = key(directory.subject(of: types, [unified, organisation, former]))
        #expect(first == .init(key: unified, isNew: true, newIdentifiers: [0, 1, 2], ownIdentifiers: [0, 1, 2]))
        let second = key(directory.subject(of: types, [unified, organisation, former]))
        #expect(second == .init(key: unified, isNew: false, newIdentifiers: [], ownIdentifiers: [0, 1, 2]))
        #expect(key(directory.subject(of: [.organisationCode], [organisation]))?.key == unified)
    }

    @Test("BX-15: the same digest twice in a row is gained once")
    func repeatedDigest() {
        var directory = SubjectDirectory(known: [:])
        let found = key(directory.subject(of: [.unifiedCode, .taxNumber, .taxNumber], [unified, former, former]))
        #expect(found?.newIdentifiers == [0, 1])
    }

    @Test("BX-15: after a merge the code leads to the file that it was merged into")
    func mergedSubject() {
        var directory = SubjectDirectory(known: [unified: Digest128(9), organisation: Digest128(9)])
        #expect(
            key(directory.subject(of: types, [unified, organisation, former]))
                == .init(key: Digest128(9), isNew: false, newIdentifiers: [2], ownIdentifiers: [0, 1, 2]))
    }

    @Test("BX-15: two codes of two subjects are never joined")
    func twoSubjects() {
        var directory = SubjectDirectory(known: [
            unified: Digest128(8), organisation: Digest128(9), former: Digest128(8),
        ])
        #expect(directory.subject(of: types, [unified, organisation, former]) == .failure(.codesNameTwoSubjects))
        #expect(
            directory.subject(of: [.organisationCode, .registrationNumber], [organisation, former])
                == .failure(.codesNameTwoSubjects))
        // A new unified code whose organisation code is someone else's opens no file either.
        #expect(
            directory.subject(of: [.unifiedCode, .organisationCode], [Digest128(5), organisation])
                == .failure(.codesNameTwoSubjects))
        #expect(directory.subject(of: [.registrationNumber], [Digest128(5)]) == .failure(.subjectUnknown))
    }

    @Test("BX-15: a weaker number of another subject is left there")
    func weakerNumberStays() {
        var directory = SubjectDirectory(known: [former: Digest128(8)])
        #expect(
            key(directory.subject(of: types, [unified, organisation, former]))
                == .init(key: unified, isNew: true, newIdentifiers: [0, 1], ownIdentifiers: [0, 1]))
        #expect(key(directory.subject(of: [.registrationNumber], [former]))?.key == Digest128(8))
    }
}

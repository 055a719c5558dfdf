import CreditStore
import Testing

/// What the files of `sql/` and the register of applied ones come to.
@Suite struct MigrationPlanTests {
    private let first = SchemaFile(kind: .migrations, path: "migrations/0001_a.sql", text: "1")
    private let second = SchemaFile(kind: .migrations, path: "migrations/0002_b.sql", text: "2")
    private let role = SchemaFile(kind: .roles, path: "roles/r.sql", text: "r")
    private let function = SchemaFile(kind: .functions, path: "functions/f.sql", text: "f")

    private func applied(_ files: SchemaFile...) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.checksum) })
    }

    @Test("X-5: an empty database gets everything, in the files' order; a complete one nothing")
    func everythingOrNothing() throws {
        let files = [role, first, second, function]
        #expect(try MigrationPlan(files: files, applied: [:]).pending == files)
        #expect(try MigrationPlan(files: files, applied: applied(role, first, second, function)).isUpToDate)
    }

    @Test("X-5: a changed migration is refused, a changed function is applied again")
    func changedFiles() throws {
        var register = applied(role, first, function)
        register[function.path] = [0]
        register[role.path] = [1]
        let plan = try MigrationPlan(files: [role, first, second, function], applied: register)
        #expect(plan.pending == [role, second, function])
        register[first.path] = [0]
        #expect { _ = try MigrationPlan(files: [first], applied: register) } throws: { error in
            if case MigrationError.changed(let path) = error { path == first.path } else { false }
        }
    }

    @Test("X-5: a missing migration is refused, a missing function is forgotten")
    func missingFiles() throws {
        let plan = try MigrationPlan(files: [first], applied: applied(first, function, role))
        #expect(plan.forgotten == [function.path, role.path])
        #expect(!plan.isUpToDate)
        #expect { _ = try MigrationPlan(files: [second], applied: applied(first, second)) } throws: { error in
            if case MigrationError.missing(let path) = error { path == first.path } else { false }
        }
    }

    @Test("X-5: a new migration must sort behind the last applied one")
    func outOfOrder() throws {
        #expect { _ = try MigrationPlan(files: [first, second], applied: applied(second)) } throws: { error in
            if case MigrationError.outOfOrder(let path, let after) = error {
                path == first.path && after == second.path
            } else {
                false
            }
        }
        #expect(try MigrationPlan(files: [first, second], applied: applied(first)).pending == [second])
    }
}

import CreditServices
import Postgres

extension CommandFailure {
    /// A refusal in the words of its rule, or a fault of the machine.
    init(_ error: StaffError) {
        switch error {
        case .refused(let refusal):
            self.init(.refused, "\(refusal.sentence)（\(refusal.code), \(refusal.ruleID)）")
        case .database(let error): self.init(.failure, error.debugDescription)
        case .cryptography(let error): self.init(.failure, "\(error)")
        case .unexpectedAnswer: self.init(.failure, "the database's answer can't be read")
        }
    }
}

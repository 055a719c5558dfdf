import CreditStore

extension ImportStore: StoredRecords {}

import CreditInformation
import Postgres
import Testing

/// Asks the database about one situation of each of many policies.
enum Witnesses {
    /// What `credit.decide_access` gives of each policy in its situation, in one statement.
    static func forms(
        of policies: [Int32], in situations: [AccessSituation], on connection: Connection
    ) throws -> [DisclosureForm] {
        let result = try connection.execute(
            """
            select decided.form
            from rows from (
                unnest($1::integer []), unnest($2::text []), unnest($3::text []), unnest($4::text []),
                unnest($5::text []), unnest($6::text []), unnest($7::text []), unnest($8::text []), unnest($9::text []),
                unnest($10::text [])
            ) with ordinality as asked (
                policy_id, audience, role, unit_level, relation, open_level, sharing_mode, consent, marker, purpose, number
            )
            cross join lateral credit.decide_access(
                asked.policy_id, asked.audience, asked.role, asked.unit_level, asked.relation, asked.open_level,
                asked.sharing_mode, asked.consent, asked.marker, asked.purpose
            ) as decided
            order by asked.number
            """,
            [
                .int4s(policies), .texts(situations.map(\.audience.rawValue)),
                .texts(situations.map(\.role?.rawValue)), .texts(situations.map(\.unitLevel?.rawValue)),
                .texts(situations.map(\.relation?.rawValue)), .texts(situations.map(\.openLevel.rawValue)),
                .texts(situations.map(\.sharing.rawValue)), .texts(situations.map(\.consent.rawValue)),
                .texts(situations.map(\.marker.rawValue)), .texts(situations.map(\.purpose.rawValue)),
            ])
        return try (0..<result.rowCount).map { try #require(DisclosureForm(rawValue: try result.text($0, 0))) }
    }
}

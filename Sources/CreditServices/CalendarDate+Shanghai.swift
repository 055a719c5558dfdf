public import CreditInformation

extension CalendarDate {
    /// Day in Asia/Shanghai at an instant; nil outside the years 1 to 9999.
    ///
    /// A fixed offset of eight hours: there has been no summer time since 1991.
    /// - Parameter microseconds: Microseconds since 1970-01-01 UTC.
    public static func inShanghai(atMicroseconds microseconds: Int64) -> CalendarDate? {
        let (local, overflow) = microseconds.addingReportingOverflow(8 * 3_600_000_000)
        guard !overflow else { return nil }
        let day: Int64 = 86_400_000_000
        let (quotient, remainder) = local.quotientAndRemainder(dividingBy: day)
        return CalendarDate(daysSinceEpoch: Int(remainder < 0 ? quotient - 1 : quotient))
    }
}

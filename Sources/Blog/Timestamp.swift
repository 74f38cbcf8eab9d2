/// A moment in UTC, to the microsecond: what a DATETIME(6) holds.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let microseconds: Int64

    /// `microseconds` since 1970-01-01 00:00:00 UTC.
    package init(microseconds: Int64) { self.microseconds = microseconds }

    /// `seconds` since 1970-01-01 00:00:00 UTC; a number from a program, never from a request, since it may wrap around.
    package init(seconds: Int) {
        microseconds = Int64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000).partialValue
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.microseconds < b.microseconds }

    /// Saturates at the ends of the range instead of trapping.
    package func advanced(bySeconds seconds: Int) -> Timestamp {
        let (step, overflow) = Int64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflow2) = microseconds.addingReportingOverflow(step)
        return Timestamp(microseconds: overflow || overflow2 ? (seconds < 0 ? .min : .max) : sum)
    }

    /// Whole seconds, rounded towards zero; negative when `earlier` is later.
    package func seconds(since earlier: Timestamp) -> Int {
        Int(microseconds.subtractingReportingOverflow(earlier.microseconds).partialValue / 1_000_000)
    }
}

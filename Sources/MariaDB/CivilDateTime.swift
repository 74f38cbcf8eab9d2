internal import Calendar

/// A date and time in UTC, as DATETIME(6) keeps it.
struct CivilDateTime: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0
    var microsecond = 0
}

private let microsecondsPerDay = 86_400_000_000

extension CivilDateTime {
    /// - Parameter microseconds: since 1970-01-01 00:00:00 UTC.
    init(microseconds: Int64) {
        let (days, rest) = Int(microseconds).flooredDivision(by: microsecondsPerDay)
        let date = CivilDay(daysSinceEpoch: days)
        (year, month, day) = (date.year, date.month, date.day)
        hour = rest / 3_600_000_000
        minute = rest / 60_000_000 % 60
        second = rest / 1_000_000 % 60
        microsecond = rest % 1_000_000
    }

    /// Microseconds since 1970-01-01 00:00:00 UTC; `nil` if there is no such day or time, as in `0000-00-00`.
    var microseconds: Int64? {
        guard let date = CivilDay(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        let seconds = (hour * 60 + minute) * 60 + second
        return Int64(date.daysSinceEpoch * microsecondsPerDay + seconds * 1_000_000 + microsecond)
    }
}

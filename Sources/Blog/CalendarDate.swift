internal import Calendar

/// A moment as the calendar and a clock in UTC show it.
package struct CalendarDate: Hashable, Sendable {
    private let date: CivilDay
    package let hour: Int
    package let minute: Int
    package let second: Int

    package var year: Int { date.year }
    package var month: Int { date.month }
    package var day: Int { date.day }

    /// What a clock in UTC showed then, without the fraction of the second.
    package init(_ time: Timestamp) {
        let seconds = Int(time.microseconds).flooredDivision(by: 1_000_000).quotient
        let (days, rest) = seconds.flooredDivision(by: 86_400)
        date = CivilDay(daysSinceEpoch: days)
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    }

    /// `nil` when no such day or time exists, or the year is not within 1000 and 9999 (what a DATETIME holds).
    package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard year >= 1000, let date = CivilDay(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        self.date = date
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    package var timestamp: Timestamp {
        Timestamp(seconds: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second)
    }
}

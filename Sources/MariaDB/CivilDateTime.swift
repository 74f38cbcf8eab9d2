/// A date and time of the proleptic Gregorian calendar in UTC, as DATETIME(6) keeps it.
struct CivilDateTime: Equatable {
    var year: Int64
    var month: Int64
    var day: Int64
    var hour: Int64 = 0
    var minute: Int64 = 0
    var second: Int64 = 0
    var microsecond: Int64 = 0
}

private let microsecondsPerDay: Int64 = 86_400_000_000
/// Counting years from March puts the leap day last, and 400 years always have the same number of days.
private let daysPer400Years: Int64 = 146_097
/// From 0000-03-01 to 1970-01-01.
private let daysToEpoch: Int64 = 719_468

extension CivilDateTime {
    /// - Parameter microseconds: since 1970-01-01 00:00:00 UTC.
    init(microseconds: Int64) {
        let (days, rest) = microseconds.flooredDivision(by: microsecondsPerDay)
        let (cycle, dayOfCycle) = (days + daysToEpoch).flooredDivision(by: daysPer400Years)
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153

        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        hour = rest / 3_600_000_000
        minute = rest / 60_000_000 % 60
        second = rest / 1_000_000 % 60
        microsecond = rest % 1_000_000
    }

    /// Microseconds since 1970-01-01 00:00:00 UTC; `nil` if there is no such day or time, as in `0000-00-00`.
    var microseconds: Int64? {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= daysOfMonth,
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        let yearFromMarch = month <= 2 ? year - 1 : year
        let (cycle, yearOfCycle) = yearFromMarch.flooredDivision(by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        let days = cycle * daysPer400Years + dayOfCycle - daysToEpoch
        return days * microsecondsPerDay + ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
    }

    private var daysOfMonth: Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension Int64 {
    /// Quotient rounded down, and a remainder that is never negative, for a positive divisor.
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

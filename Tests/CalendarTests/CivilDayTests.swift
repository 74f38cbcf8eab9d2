import Testing

@testable import Calendar

/// Against independent knowledge: well-known days, and counting them one by one.
@Suite struct CivilDayTests {
    @Test(arguments: [
        (0, 1970, 1, 1), (-1, 1969, 12, 31), (11_016, 2000, 2, 29), (11_017, 2000, 3, 1), (19_782, 2024, 2, 29),
        (47_540, 2100, 2, 28), (47_541, 2100, 3, 1), (-719_162, 1, 1, 1), (2_932_896, 9999, 12, 31),
    ])
    func `well-known days`(days: Int, year: Int, month: Int, day: Int) {
        #expect(CivilDay(daysSinceEpoch: days) == CivilDay(year: year, month: month, day: day))
        #expect(CivilDay(year: year, month: month, day: day)?.daysSinceEpoch == days)
    }

    @Test func `every day of eight centuries follows the one before`() {
        var (year, month, day) = (1600, 1, 1)
        var days = -135_140
        var wrong = 0
        while year < 2400 {
            let date = CivilDay(daysSinceEpoch: days)
            if date != CivilDay(year: year, month: month, day: day) || date.daysSinceEpoch != days { wrong += 1 }
            let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (day, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
            days += 1
        }
        #expect(wrong == 0)
        #expect(days == 157_054)
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (2024, 1, 32),
        (0, 0, 0),
        (10_000, 1, 1),
    ])
    func `days that there are not`(year: Int, month: Int, day: Int) {
        #expect(CivilDay(year: year, month: month, day: day) == nil)
    }
}

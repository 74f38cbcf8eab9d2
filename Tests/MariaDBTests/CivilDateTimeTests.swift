import Testing

@testable import MariaDB

/// Against independent knowledge: well-known moments, and counting days one by one.
@Suite struct CivilDateTimeTests {
    @Test(
        arguments: [
            (0, 1970, 1, 1, 0, 0, 0, 0),
            (-1, 1969, 12, 31, 23, 59, 59, 999_999),
            (951_782_400_000_000, 2000, 2, 29, 0, 0, 0, 0),
            (1_709_164_800_123_456, 2024, 2, 29, 0, 0, 0, 123_456),
            (4_107_542_399_999_999, 2100, 2, 28, 23, 59, 59, 999_999),
            (4_107_542_400_000_000, 2100, 3, 1, 0, 0, 0, 0),
            (2_147_483_647_000_000, 2038, 1, 19, 3, 14, 7, 0),
            (-62_135_596_800_000_000, 1, 1, 1, 0, 0, 0, 0),
            (253_402_300_799_999_999, 9999, 12, 31, 23, 59, 59, 999_999),
        ] as [(Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64)])
    func `well-known moments`(
        microseconds: Int64, year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64,
        fraction: Int64
    ) {
        let date = CivilDateTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, microsecond: fraction)
        #expect(date.microseconds == microseconds)
        #expect(CivilDateTime(microseconds: microseconds) == date)
    }

    @Test func `every day of eight centuries follows the one before`() {
        var year: Int64 = 1600
        var month: Int64 = 1
        var day: Int64 = 1
        var microseconds = CivilDateTime(year: year, month: month, day: day).microseconds ?? 0
        var wrong = 0
        while year < 2400 {
            let date = CivilDateTime(microseconds: microseconds)
            if date != CivilDateTime(year: year, month: month, day: day) || date.microseconds != microseconds {
                wrong += 1
            }
            let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
            let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[Int(month) - 1] { (day, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
            microseconds += 86_400_000_000
        }
        #expect(wrong == 0)
        #expect(microseconds == 13_569_465_600_000_000)
    }

    @Test(
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (0, 0, 0),
            (10000, 1, 1),
            (2024, 1, 32),
        ] as [(Int64, Int64, Int64)])
    func `days that there are not have no moment`(year: Int64, month: Int64, day: Int64) {
        #expect(CivilDateTime(year: year, month: month, day: day).microseconds == nil)
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -1, Int64.max - 1, Int64.max])
    func `the ends of the number do not trap`(microseconds: Int64) {
        let date = CivilDateTime(microseconds: microseconds)
        #expect((1...12).contains(date.month))
        #expect((0...999_999).contains(date.microsecond))
    }
}

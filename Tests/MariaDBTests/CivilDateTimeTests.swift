import Testing

@testable import MariaDB

/// Against independent knowledge: well-known moments.
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
        ] as [(Int64, Int, Int, Int, Int, Int, Int, Int)])
    func `well-known moments`(
        microseconds: Int64, year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, fraction: Int
    ) {
        let date = CivilDateTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, microsecond: fraction)
        #expect(date.microseconds == microseconds)
        #expect(CivilDateTime(microseconds: microseconds) == date)
    }

    @Test func `a day or a time that there is not has no moment`() {
        #expect(CivilDateTime(year: 2023, month: 2, day: 29).microseconds == nil)
        #expect(CivilDateTime(year: 0, month: 0, day: 0).microseconds == nil)
        #expect(CivilDateTime(year: 2024, month: 1, day: 1, hour: 24).microseconds == nil)
        #expect(CivilDateTime(year: 2024, month: 1, day: 1, minute: 60).microseconds == nil)
        #expect(CivilDateTime(year: 2024, month: 1, day: 1, second: 60).microseconds == nil)
        #expect(CivilDateTime(year: 2024, month: 1, day: 1, microsecond: 1_000_000).microseconds == nil)
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -1, Int64.max - 1, Int64.max])
    func `the ends of the number do not trap`(microseconds: Int64) {
        let date = CivilDateTime(microseconds: microseconds)
        #expect((1...12).contains(date.month))
        #expect((0...999_999).contains(date.microsecond))
    }
}

import Testing

@testable import Blog

@Suite struct CalendarDateTests {
    @Test(arguments: [
        (0, 1970, 1, 1), (951_782_400, 2000, 2, 29), (951_868_800, 2000, 3, 1), (4_107_542_400, 2100, 3, 1),
        (-1, 1969, 12, 31), (253_402_300_799, 9999, 12, 31),
    ])
    func `seconds are days of the calendar`(_ seconds: Int, _ year: Int, _ month: Int, _ day: Int) {
        let date = CalendarDate(Timestamp(seconds: seconds))
        #expect((date.year, date.month, date.day) == (year, month, day))
    }

    @Test(arguments: [
        ("2026-11-23T14:05", 14, 5, 0), ("2026-11-23 14:05", 14, 5, 0), ("2026-11-23 14:05:09", 14, 5, 9),
        ("2026-11-23", 0, 0, 0),
    ])
    func `a typed date is read`(_ text: String, _ hour: Int, _ minute: Int, _ second: Int) {
        #expect(
            CalendarDate(parsing: text)
                == CalendarDate(year: 2026, month: 11, day: 23, hour: hour, minute: minute, second: second))
    }

    @Test func `a time that no number holds is the last or the first that one does`() {
        #expect(Timestamp(microseconds: 5).advanced(bySeconds: .max).microseconds == .max)
        #expect(Timestamp(microseconds: .max).advanced(bySeconds: 1).microseconds == .max)
        #expect(Timestamp(microseconds: -5).advanced(bySeconds: .min).microseconds == .min)
        #expect(Timestamp(seconds: 10).advanced(bySeconds: -3) == Timestamp(seconds: 7))
    }

    @Test(arguments: [
        "", "tomorrow", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-23T24:00", "2026-11-23T14",
        "2026-11-23T14:05:06:07",
        "0999-01-01", "99999-01-01", "2026-11-23T14:05 x", "-2026-11-23", "2026-11-٢٣",
    ])
    func `what is no date is refused`(_ text: String) {
        #expect(CalendarDate(parsing: text) == nil)
    }
}

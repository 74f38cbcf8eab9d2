internal import Calendar

/// A moment as mail writes it: `Tue, 24 Nov 2026 17:53:47 +0000` (RFC 5322, section 3.3).
enum MailDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter seconds: since 1970-01-01 00:00:00 UTC, which was a Thursday.
    static func text(_ seconds: Int) -> String {
        let (daysSinceEpoch, second) = seconds.flooredDivision(by: 86_400)
        let day = CivilDay(daysSinceEpoch: daysSinceEpoch)
        let weekday = days[daysSinceEpoch.flooredDivision(by: 7).remainder]
        let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0000"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

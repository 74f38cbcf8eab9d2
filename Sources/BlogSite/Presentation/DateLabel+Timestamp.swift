internal import Blog

extension DateLabel {
    init(_ time: Timestamp) {
        let date = CalendarDate(time)
        let clock = "\(Self.twoDigits(date.hour)):\(Self.twoDigits(date.minute))"
        self.init(
            iso:
                "\(date.year)-\(Self.twoDigits(date.month))-\(Self.twoDigits(date.day))T\(clock):\(Self.twoDigits(date.second))Z",
            text: "\(date.day) \(Self.months[date.month - 1]) \(date.year)",
            time: clock + " UTC")
    }

    /// As the publishing date is typed: `2026-11-23 14:02`.
    static func typed(_ time: Timestamp) -> String {
        let date = CalendarDate(time)
        return
            "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day)) \(twoDigits(date.hour)):\(twoDigits(date.minute))"
    }

    /// "3 hours ago".
    static func age(_ time: Timestamp, at now: Timestamp) -> String {
        let seconds = max(0, now.seconds(since: time))
        let (count, unit) =
            switch seconds {
            case ..<60: (0, "")
            case ..<3600: (seconds / 60, "minute")
            case ..<86_400: (seconds / 3600, "hour")
            case ..<(86_400 * 60): (seconds / 86_400, "day")
            case ..<(86_400 * 730): (seconds / (86_400 * 30), "month")
            default: (seconds / (86_400 * 365), "year")
            }
        return count == 0 ? "just now" : "\(count) \(unit)\(count == 1 ? "" : "s") ago"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

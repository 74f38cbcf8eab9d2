internal import Blog

extension ExportedDate {
    /// The first of its forms that tells a time: drafts have zeros in UTC, old files no UTC at all. What only the
    /// blog's own clock tells is taken for UTC, since no export says in which zone that clock stood.
    var timestamp: Timestamp? {
        CalendarDate(parsing: utc)?.timestamp ?? Self.time(rfc2822: rfc2822) ?? CalendarDate(parsing: local)?.timestamp
    }

    /// `Thu, 05 Jan 2012 14:30:46 +0000` (RFC 2822, section 3.3).
    private static func time(rfc2822 text: String) -> Timestamp? {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
        let parts = words.first?.first?.isLetter == true ? words.dropFirst() : words[...]
        guard parts.count == 5, let day = Int(parts[parts.startIndex]),
            let month = months.firstIndex(of: parts[parts.startIndex + 1].lowercased()),
            let year = Int(parts[parts.startIndex + 2]), let offset = offset(parts[parts.startIndex + 4])
        else { return nil }
        let clock = parts[parts.startIndex + 3].split(separator: ":").map { Int($0) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            let date = CalendarDate(
                year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        let time = date.timestamp.advanced(bySeconds: -offset)
        return (1000...9999).contains(CalendarDate(time).year) ? time : nil
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Seconds east of UTC.
    private static func offset(_ zone: Substring) -> Int? {
        if ["GMT", "UT", "UTC", "Z"].contains(zone) { return 0 }
        guard zone.utf8.count == 5, zone.first == "+" || zone.first == "-", let digits = Int(zone.dropFirst()),
            digits >= 0
        else { return nil }
        let seconds = digits / 100 * 3600 + digits % 100 * 60
        return zone.first == "-" ? -seconds : seconds
    }
}

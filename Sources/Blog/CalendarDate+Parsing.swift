extension CalendarDate {
    /// Reads `2026-11-23T14:05`, with a space for the `T`, with or without seconds (what a `datetime-local` field
    /// sends, HTML section 2.3.5.5), or a day alone.
    package init?(parsing text: String) {
        let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard let first = halves.first, halves.count <= 2 else { return nil }
        let date = first.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
        let time =
            halves.count == 2
            ? halves[1].split(separator: ":", omittingEmptySubsequences: false).map(Self.number) : [0, 0]
        guard date.count == 3, (2...3).contains(time.count), let year = date[0], let month = date[1],
            let day = date[2], let hour = time[0], let minute = time[1], let second = time.count == 3 ? time[2] : 0
        else { return nil }
        self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

/// A place in a list that is ordered by time and id: what comes before it is the next page.
package struct PostCursor: Hashable, Sendable, CustomStringConvertible {
    package let time: Timestamp
    package let id: UInt64

    package init(time: Timestamp, id: UInt64) {
        self.time = time
        self.id = id
    }

    /// Reads what ``description`` wrote; `nil` for a time that no DATETIME holds.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0], radix: 36), let id = UInt64(parts[1], radix: 36),
            1000...9999 ~= CalendarDate(Timestamp(microseconds: time)).year
        else { return nil }
        self.init(time: Timestamp(microseconds: time), id: id)
        guard description == text else { return nil }
    }

    package var description: String { String(time.microseconds, radix: 36) + "." + String(id, radix: 36) }
}

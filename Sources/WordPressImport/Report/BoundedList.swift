/// Keeps the first entries of a list that may be of any length, and counts all.
package struct BoundedList: Hashable, Sendable {
    package let limit: Int
    package private(set) var entries: [String] = []
    package private(set) var count = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(_ entry: String) {
        count += 1
        if entries.count < limit { entries.append(entry) }
    }

    /// How many were counted and not kept.
    package var rest: Int { count - entries.count }
}

/// What one action changed of many: which of them, and what they were before.
package struct Changed<Status: Hashable & Sendable>: Sendable {
    package let ids: [UInt64]
    /// What each of them was before.
    package let origins: [UInt64: Status]
    /// `nil` when they were not all alike, or when there are none.
    package let origin: Status?
    /// How many of them wait for a time that is still to come.
    package let scheduled: Int

    package init(_ changed: [(id: UInt64, status: Status)], scheduled: Int = 0) {
        ids = changed.map(\.id)
        origins = Dictionary(changed.map { ($0.id, $0.status) }) { first, _ in first }
        let distinct = Set(origins.values)
        origin = distinct.count == 1 ? distinct.first : nil
        self.scheduled = scheduled
    }
}

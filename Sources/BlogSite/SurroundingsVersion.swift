internal import Synchronization

/// Counts the changes of what stands around every page. Each thread keeps its own copy of that for a while, and drops it
/// when this number has moved: whoever changed the title of the site sees it on the next page, whichever thread makes it.
final class SurroundingsVersion: Sendable {
    private let changes = Atomic<UInt64>(0)

    var current: UInt64 { changes.load(ordering: .acquiring) }

    /// To be called when the change is committed.
    func advance() { changes.wrappingAdd(1, ordering: .releasing) }
}

import Glibc

@testable import FastCGI

/// Something that one thread waits for and another makes happen.
final class Gate: Sendable {
    private let signal: WakeSignal

    init() throws {
        signal = try WakeSignal()
    }

    func open() {
        signal.raise()
    }

    /// False after half a minute, so that a test fails and does not hang.
    @discardableResult
    func wait() -> Bool {
        signal.wait(atMost: .seconds(30))
    }
}

/// Waits for something that nobody signals. False after half a minute.
func eventually(_ condition: () -> Bool) -> Bool {
    let deadline = Deadline(after: .seconds(30))
    while !condition() {
        if deadline.hasPassed { return false }
        poll(nil, 0, 2)
    }
    return true
}

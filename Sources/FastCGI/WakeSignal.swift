internal import CFastCGI
internal import Glibc

/// An eventfd(2): a counter that threads can wait for together with sockets.
package struct WakeSignal: ~Copyable, Sendable {
    private let counter: Descriptor

    var descriptor: Int32 { counter.number }

    package init() throws(ServerError) {
        counter = try Descriptor(
            eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)), from: "make an eventfd")
    }

    /// Wakes every thread that waits, and those that come to wait later.
    package func raise() {
        eventfd_write(counter.number, 1)
    }

    /// False when the time was over first; without a time it waits for ever.
    package func wait(atMost duration: Duration? = nil) -> Bool {
        let deadline = duration.map(Deadline.init(after:))
        var entry = pollfd(fd: counter.number, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, deadline?.remaining.pollMilliseconds ?? -1) <= 0 {
            if let deadline, deadline.hasPassed { return false }
        }
        return true
    }

    /// Calls `raise()` so far are forgotten.
    func reset() {
        var count: eventfd_t = 0
        eventfd_read(counter.number, &count)
    }
}

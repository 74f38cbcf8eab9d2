internal import CFastCGI
internal import Glibc

/// An accepted connection, closed when its owner lets go of it.
struct Connection: ~Copyable {
    private let socket: Descriptor
    private let silence: Duration
    private let deadline: Deadline

    /// For how long an early goodbye waits for the peer to stop sending.
    private static let lingering = Duration.milliseconds(200)

    var descriptor: Int32 { socket.number }

    init(_ socket: consuming Descriptor, settings: ServerSettings) {
        var timeout = settings.sendTimeout.timeval
        setsockopt(
            socket.number, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        self.socket = socket
        silence = settings.receiveTimeout
        deadline = Deadline(after: settings.requestTimeout)
    }

    /// Waits for bytes within the silence and the total time that are allowed, and returns how many came: at least 1.
    func receive(into buffer: UnsafeMutableRawBufferPointer) throws(ReceiveFault) -> Int {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                // A peer that always has one byte more is as late as one that has none.
                guard !deadline.hasPassed else { throw .overdue }
                return count
            }
            guard count < 0 else { throw .ended }
            switch errno {
            case EAGAIN: try waitUntilReadable()
            case EINTR: continue
            default: throw .broken(code: errno)
            }
        }
    }

    /// Says goodbye to a peer that may still be sending. Closing at once would reset a TCP connection, and the reset
    /// can overtake the reply.
    func drain() {
        let end = Deadline(after: Self.lingering)
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { trash in
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while !end.hasPassed, poll(&entry, 1, end.remaining.pollMilliseconds) > 0 {
                guard recv(descriptor, trash.baseAddress, trash.count, Int32(MSG_DONTWAIT)) > 0 else { return }
            }
        }
    }

    private func waitUntilReadable() throws(ReceiveFault) {
        let remaining = deadline.remaining
        guard remaining > .zero else { throw .overdue }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, min(silence, remaining).pollMilliseconds) == 0 else { return }
        throw remaining < silence ? .overdue : .silent
    }
}

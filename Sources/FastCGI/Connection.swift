internal import CFastCGI
internal import Glibc

/// An accepted connection, closed when its owner lets go of it.
struct Connection: ~Copyable {
    private let socket: Descriptor
    private let silence: Duration
    private let lingering: Duration
    private let deadline: Deadline

    var descriptor: Int32 { socket.number }

    init(_ socket: consuming Descriptor, settings: ServerSettings) {
        self.socket = socket
        silence = settings.receiveTimeout
        lingering = settings.lingerTimeout
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

    /// Whether the kernel took all bytes before the deadline.
    func send(_ bytes: ArraySlice<UInt8>, before deadline: Deadline) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                let count = Glibc.send(
                    descriptor, piece.baseAddress, piece.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    guard waitUntilWritable(before: deadline) else { return false }
                } else if errno != EINTR {
                    return false
                }
                // A peer that always takes one byte more is as late as one that takes none.
                if !rest.isEmpty, deadline.hasPassed { return false }
            }
            return true
        }
    }

    /// Says goodbye to a peer that may still be sending. Closing at once would reset a TCP connection, and the reset
    /// can overtake the reply.
    func drain() {
        let end = Deadline(after: lingering)
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { trash in
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while !end.hasPassed, poll(&entry, 1, end.remaining.pollMilliseconds) > 0 {
                guard recv(descriptor, trash.baseAddress, trash.count, Int32(MSG_DONTWAIT)) > 0 else { return }
            }
        }
    }

    /// Lets the close throw away what the kernel still holds of a reply that was cut off, and tell the peer by a reset
    /// that it has no whole one; else the kernel would go on sending a TCP connection's rest by itself (tcp(7)).
    func giveUp() {
        var discard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &discard, socklen_t(MemoryLayout<linger>.size))
    }

    private func waitUntilReadable() throws(ReceiveFault) {
        let remaining = deadline.remaining
        guard remaining > .zero else { throw .overdue }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, min(silence, remaining).pollMilliseconds) == 0 else { return }
        throw remaining < silence ? .overdue : .silent
    }

    /// True also for a connection that broke: the next write tells.
    private func waitUntilWritable(before deadline: Deadline) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&entry, 1, deadline.remaining.pollMilliseconds) != 0
    }
}

internal import CFastCGI
internal import Glibc

/// Takes connections off the listening socket for one worker, until the server stops.
struct Acceptor: ~Copyable {
    private let server: Server
    private let events: Descriptor

    /// How long to wait for descriptors or memory to come free.
    private static let pause = Duration.milliseconds(100)

    init(_ server: Server) throws(ServerError) {
        let events = try Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC)), from: "make an epoll instance")
        // Exclusive: one connection wakes one of the idle workers, not all of them.
        try Self.add(server.socket.descriptor, EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue, to: events)
        try Self.add(server.stopping.descriptor, EPOLLIN.rawValue, to: events)
        self.events = events
        self.server = server
    }

    /// The next connection, or nil when the server has stopped and nothing that is ours to answer waits any more.
    func next() throws(ServerError) -> Connection? {
        var isShort = false
        while true {
            // Asked before accept(2): what came in before the stop is then found by it.
            let stopped = server.isStopped
            if stopped, !server.socket.ownsBacklog { return nil }
            let number = accept4(server.socket.descriptor, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
            if number >= 0 {
                return Connection(try Descriptor(number, from: "accept a connection"), settings: server.settings)
            }
            switch errno {
            case EAGAIN where stopped, EINVAL where stopped: return nil
            case EAGAIN: waitForEvent()
            // The peer gave up while it waited, or its network did (accept(2)).
            case EINTR, ECONNABORTED, EPROTO, ENETDOWN, EHOSTDOWN, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT: continue
            case EBADF, EINVAL, ENOTSOCK, EFAULT: throw .system("accept a connection")
            // Out of descriptors or memory: they come back when requests end, so this is no reason to give up.
            default:
                if !isShort { server.log(.warning, "\(ServerError.system("accept a connection")); pausing") }
                isShort = true
                if server.stopping.wait(atMost: Self.pause) { return nil }
            }
        }
    }

    private func waitForEvent() {
        var event = epoll_event()
        epoll_wait(events.number, &event, 1, -1)
    }

    private static func add(
        _ descriptor: Int32, _ interest: UInt32, to events: borrowing Descriptor
    ) throws(ServerError) {
        var event = epoll_event()
        event.events = interest
        guard epoll_ctl(events.number, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
            throw .system("watch a descriptor")
        }
    }
}

/// How a server listens, and the bounds it keeps its peers in. The peer is nginx, which buffers requests and
/// replies, so every timeout is met at once unless something is wrong. What a peer can hold a thread for at most is
/// `requestTimeout` + `sendTimeout` + `lingerTimeout`, beside the time that the answer takes to make.
package struct ServerSettings: Sendable {
    package var address: ListenAddress
    /// Requests answered at the same time: one thread, and one responder, for each.
    package var threads = 8
    /// Connections that wait in the kernel while all threads are busy, at least 511; the kernel caps it at
    /// `net.core.somaxconn`. When it is full, nginx answers 502 at once, so it is generous.
    package var backlog: Int32 = 4096
    /// The longest silence in the middle of a request.
    package var receiveTimeout = Duration.seconds(10)
    /// The longest time from the accept to the end of a whole request, so that a peer that drips cannot hold a thread.
    package var requestTimeout = Duration.seconds(30)
    /// The longest time for a whole reply to be taken, in however many pieces. A reply that is not is cut off.
    package var sendTimeout = Duration.seconds(30)
    /// The longest time that a connection whose request broke off stays open behind its reply, for the peer to stop
    /// sending; every other connection is closed at once.
    package var lingerTimeout = Duration.milliseconds(200)
    /// The largest request body in bytes; a larger one is read, thrown away and reported as ``HTTP/Body/tooLarge``.
    package var bodyLimit = 1 << 20
    /// How long requests may go on after ``Server/stop()``.
    package var shutdownDeadline = Duration.seconds(20)

    package init(address: ListenAddress) {
        self.address = address
    }

    func validate() throws(ServerError) {
        guard threads >= 1 else { throw .invalidSetting("a server needs at least one thread") }
        guard backlog >= 511 else { throw .invalidSetting("the backlog is at least 511") }
        guard bodyLimit >= 0 else { throw .invalidSetting("the body limit is not negative") }
        guard min(receiveTimeout, requestTimeout, sendTimeout) > .zero, min(lingerTimeout, shutdownDeadline) >= .zero
        else { throw .invalidSetting("timeouts are longer than zero") }
    }
}

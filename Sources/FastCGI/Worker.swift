internal import HTTP

/// One thread's work: a connection, its request, the reply, and the next connection. All that changes belongs to
/// the thread, so nothing is locked.
struct Worker: ~Copyable {
    private let server: Server
    private let responder: any Responder
    private let acceptor: Acceptor
    private let exchange: Exchange
    private var reader = RequestReader()

    init(_ server: Server, number: Int) throws {
        let acceptor = try Acceptor(server)
        let exchange = try Exchange()
        let responder = try server.makeResponder(number)
        self.acceptor = acceptor
        self.exchange = exchange
        self.responder = responder
        self.server = server
    }

    /// Serves until the server stops. It throws when no connection can be accepted any more.
    mutating func run() throws(ServerError) {
        while let connection = try acceptor.next() {
            serve(connection)
        }
    }

    private mutating func serve(_ connection: borrowing Connection) {
        do throws(ReceiveFault) {
            try reader.readHead(from: connection)
        } catch {
            return server.log(error.level, error.description)
        }
        do throws(ServerError) {
            try exchange.begin(head: reader.head)
        } catch {
            return server.log(.error, "a request was lost: \(error)")
        }
        defer { exchange.finish() }

        var fault: ReceiveFault?
        let (response, isHead) = answer(connection, &fault)
        let body = isHead ? [] : response.body
        let deadline = Deadline(after: server.settings.sendTimeout)
        guard exchange.send(ReplyHead.bytes(of: response), body, to: connection, before: deadline) else {
            connection.giveUp()
            return server.log(.debug, "the peer left before it had its reply")
        }
        if let fault {
            server.log(fault.level, fault.description)
            connection.drain()
        }
    }

    /// Reads the rest of the request, whatever becomes of it, and makes the response.
    private mutating func answer(
        _ connection: borrowing Connection, _ fault: inout ReceiveFault?
    ) -> (Response, isHead: Bool) {
        let head: RequestHead
        do throws(BadRequest) {
            head = try RequestHead(parameters: exchange.parameters)
        } catch {
            _ = reader.readBody(announced: 0, limit: 0, from: connection, fault: &fault)
            return (refusal(error), false)
        }
        var request = head.request
        switch reader.readBody(
            announced: head.contentLength, limit: server.settings.bodyLimit, from: connection, fault: &fault)
        {
        case .excess: return (refusal(BadRequest(reason: "its body is longer than CONTENT_LENGTH")), false)
        case .body(let body): request.body = body
        }
        return (responder.respond(to: request), request.method == .head)
    }

    private func refusal(_ reason: BadRequest) -> Response {
        server.log(.notice, "a request was refused with 400: \(reason.reason)")
        var headers = Headers()
        headers.add("Content-Type", "text/plain; charset=utf-8")
        headers.add("X-Content-Type-Options", "nosniff")
        headers.add("Cache-Control", "no-store")
        return Response(.badRequest, headers: headers, body: Array("This request makes no sense.\n".utf8))
    }
}

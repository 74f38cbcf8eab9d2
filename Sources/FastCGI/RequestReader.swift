internal import HTTP

/// Reads one request off a connection and lets nothing through that libfcgi must not see.
///
/// libfcgi trusts its peer: two lengths near 2^31 in a PARAMS record end the process with an assertion, a
/// GET_VALUES record with four known names overflows a buffer on the stack, and a read has no time limit. So this
/// reader alone reads the connection. It takes what a web server sends to a responder (FastCGI specification 1.0,
/// sections 3.3, 5 and 6.2: BEGIN_REQUEST, PARAMS, STDIN, all of one request), and whatever differs ends the
/// request. libfcgi then gets the head, written anew. The body never passes through it.
struct RequestReader {
    /// BEGIN_REQUEST and the PARAMS stream in full, each in one record, as libfcgi is to read them.
    private(set) var head: [UInt8] = []

    private var records = RecordStream()
    private var request: UInt16 = 0

    /// The length of a head is at most this, which is also what a pipe holds.
    static let longestHead = Pipe.capacity
    private static let longestParameters = longestHead - 4 * RecordHeader.size

    /// The body of a BEGIN_REQUEST record: role FCGI_RESPONDER, and the connection closed after the reply.
    private static let responder: [UInt8] = [0, 1, 0, 0, 0, 0, 0, 0]

    mutating func readHead(from connection: borrowing Connection) throws(ReceiveFault) {
        records.reset()
        try readBegin(from: connection)
        head.removeAll(keepingCapacity: true)
        head += RecordHeader.bytes(.beginRequest, request: request, contentLength: Self.responder.count)
        head += Self.responder
        try readParameters(from: connection)
    }

    /// What STDIN carried.
    enum ReceivedBody {
        case body(Body)
        /// More bytes than were announced, so that it is unclear where the request ends.
        case excess
    }

    /// Reads STDIN to its end, whatever it holds, so that the front server is done with sending before it is answered.
    ///
    /// - Parameter fault: why STDIN did not come to its end, if it did not.
    mutating func readBody(
        announced: Int, limit: Int, from connection: borrowing Connection, fault: inout ReceiveFault?
    ) -> ReceivedBody {
        var bytes: [UInt8] = []
        if announced <= limit { bytes.reserveCapacity(announced) }
        var total = 0
        do throws(ReceiveFault) {
            while true {
                let record = try nextRecord(.standardInput, from: connection)
                total += record.contentLength
                if announced <= limit, total <= announced {
                    try records.read(record.contentLength, from: connection, into: &bytes)
                } else {
                    bytes = []
                    try records.skip(record.contentLength, from: connection)
                }
                try records.skip(record.paddingLength, from: connection)
                if record.contentLength == 0 { break }
            }
        } catch {
            fault = error
        }
        if announced > limit { return .body(.tooLarge(limit: limit)) }
        if total > announced { return .excess }
        return .body(fault == nil && total == announced ? .complete(bytes) : .short)
    }

    private mutating func readBegin(from connection: borrowing Connection) throws(ReceiveFault) {
        let begin = try records.nextHeader(from: connection)
        guard begin.kind == .beginRequest, begin.request != 0, begin.contentLength == Self.responder.count else {
            throw .malformed("the first record does not begin a request")
        }
        var body: [UInt8] = []
        try records.read(begin.contentLength, from: connection, into: &body)
        try records.skip(begin.paddingLength, from: connection)
        guard body.starts(with: Self.responder.prefix(2)) else { throw .malformed("its role is not a responder's") }
        request = begin.request
    }

    private mutating func readParameters(from connection: borrowing Connection) throws(ReceiveFault) {
        let header = head.count
        let start = header + RecordHeader.size
        head += RecordHeader.bytes(.params, request: request, contentLength: 0)
        while true {
            let record = try nextRecord(.params, from: connection)
            guard head.count - start + record.contentLength <= Self.longestParameters else {
                throw .malformed("its parameters are too long")
            }
            try records.read(record.contentLength, from: connection, into: &head)
            try records.skip(record.paddingLength, from: connection)
            if record.contentLength == 0 { break }
        }
        guard ParameterBlock.isWellFormed(head[start...]) else {
            throw .malformed("its parameters are not name-value pairs")
        }
        // A record without content ends the stream, so without parameters the one that is there is all.
        guard head.count > start else { return }
        let length = head.count - start
        head.replaceSubrange(
            header..<start, with: RecordHeader.bytes(.params, request: request, contentLength: length))
        head += RecordHeader.bytes(.params, request: request, contentLength: 0)
    }

    /// The next record, which must be of this kind and of the request that was begun.
    private mutating func nextRecord(
        _ kind: RecordHeader.Kind, from connection: borrowing Connection
    ) throws(ReceiveFault) -> RecordHeader {
        let record = try records.nextHeader(from: connection)
        guard record.request == request else { throw .malformed("it mixes records of two requests") }
        guard record.kind != .abortRequest else { throw .aborted }
        guard record.kind == kind else { throw .malformed("its records come in the wrong order") }
        return record
    }
}

internal import CFastCGI
internal import Glibc

/// libfcgi's request structure, used for one exchange after the other by one worker: it parses the head of a request
/// and writes the reply.
///
/// It never sees a connection. It reads the head from a pipe, which holds exactly what ``RequestReader`` let through,
/// and writes the reply to another: its own writes have no time limit, for a peer that takes a little of each starts
/// it anew, so ``Connection`` sends what comes out of the pipe. The structure keeps pointers into itself, so it has
/// one address for its life.
final class Exchange {
    private let request = UnsafeMutablePointer<FCGX_Request>.allocate(capacity: 1)
    /// A pipe serves again only when libfcgi has read all that was in it: a rest would begin the next request.
    private var emptied: Pipe?
    private let output: Pipe
    private var records = [UInt8](repeating: 0, count: Pipe.capacity)
    /// Bytes of the reply that libfcgi was given since the pipe was last emptied.
    private var given = 0

    /// How many bytes of a reply are sent at a time. The pipe counts in pages, a write of libfcgi's 8 KiB takes two, and
    /// there is room for what libfcgi held back before and for the records that end the reply.
    private static let portion = 40 << 10

    init() throws(ServerError) {
        emptied = try Pipe()
        output = try Pipe()
        FCGX_InitRequest(request, -1, 0)
    }

    deinit {
        finish()
        request.deallocate()
    }

    /// Lets libfcgi parse the head of a request.
    func begin(head: [UInt8]) throws(ServerError) {
        let pipe = if let emptied { emptied } else { try Pipe() }
        emptied = nil
        guard pipe.fill(head) else { throw .system("pass the head of a request on") }
        request.pointee.ipcFd = pipe.reader
        // With this FCGX_Accept_r reads from ipcFd instead of accepting a connection itself.
        request.pointee.keepConnection = 1
        let code = FCGX_Accept_r(request)
        guard code == 0 else {
            pipe.readerWasClosed()
            throw .library(code: code)
        }
        // A stream that breaks off between two parameters looks to FCGX_Accept_r like one that ends there.
        let error = FCGX_GetError(request.pointee.in)
        guard error == 0 else {
            finish()
            throw .library(code: error)
        }
        request.pointee.ipcFd = output.writer
        emptied = pipe
    }

    /// The parameters of the request that was begun, each `NAME=VALUE`; valid until ``finish()``.
    var parameters: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { request.pointee.envp }

    /// Whether the kernel took the whole reply before the deadline.
    func send(
        _ head: [UInt8], _ body: [UInt8], to connection: borrowing Connection, before deadline: Deadline
    ) -> Bool {
        // Closing the unused error stream first saves a write (fcgiapp.h, FCGX_FClose).
        put(head, to: connection, before: deadline) && put(body, to: connection, before: deadline)
            && FCGX_FClose(request.pointee.err) == 0 && FCGX_FClose(request.pointee.out) == 0
            && forward(to: connection, before: deadline)
    }

    /// Ends the exchange and frees what belongs to it. The connection stays open.
    func finish() {
        // With a descriptor libfcgi would repeat a write that failed, and close what is ours to close.
        request.pointee.ipcFd = -1
        FCGX_Finish_r(request)
    }

    private func put(_ bytes: [UInt8], to connection: borrowing Connection, before deadline: Deadline) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                if given == Self.portion, !forward(to: connection, before: deadline) { return false }
                let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.portion - given))
                let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard FCGX_PutStr(start, Int32(piece.count), request.pointee.out) == piece.count else { return false }
                given += piece.count
                rest = rest.dropFirst(piece.count)
            }
            return true
        }
    }

    private func forward(to connection: borrowing Connection, before deadline: Deadline) -> Bool {
        given = 0
        let count = output.empty(into: &records)
        return connection.send(records[..<count], before: deadline)
    }
}

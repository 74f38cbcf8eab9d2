internal import CFastCGI
internal import Glibc

/// libfcgi's request structure, used for one exchange after the other by one worker: it parses the head of a request
/// and writes the reply.
///
/// It reads the head from a pipe, which holds exactly what ``RequestReader`` let through, and writes to the
/// connection. The structure keeps pointers into itself, so it has one address for its life.
final class Exchange {
    private let request = UnsafeMutablePointer<FCGX_Request>.allocate(capacity: 1)
    /// A pipe serves again only when libfcgi has read all that was in it: a rest would begin the next request.
    private var emptied: HeadPipe?

    /// The reply is given to libfcgi in pieces of about the size in which it writes them, to look at the time between.
    private static let piece = 8192

    init() throws(ServerError) {
        emptied = try HeadPipe()
        FCGX_InitRequest(request, -1, 0)
    }

    deinit {
        finish()
        request.deallocate()
    }

    /// Lets libfcgi parse the head of a request. The reply goes to the connection, which stays open until
    /// ``finish()`` and is not closed by it.
    func begin(head: [UInt8], replyTo connection: borrowing Connection) throws(ServerError) {
        let pipe = if let emptied { emptied } else { try HeadPipe() }
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
        request.pointee.ipcFd = connection.descriptor
        emptied = pipe
    }

    /// The parameters of the request that was begun, each `NAME=VALUE`; valid until ``finish()``.
    var parameters: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { request.pointee.envp }

    /// Whether the kernel took the whole reply within the time.
    func send(_ head: [UInt8], _ body: [UInt8], within time: Duration) -> Bool {
        let deadline = Deadline(after: time)
        // Closing the unused error stream first saves a write (fcgiapp.h, FCGX_FClose).
        return put(head, before: deadline) && put(body, before: deadline)
            && FCGX_FClose(request.pointee.err) == 0 && FCGX_FClose(request.pointee.out) == 0
    }

    /// Ends the exchange and frees what belongs to it. The connection stays open.
    func finish() {
        // With a descriptor libfcgi would repeat a write that failed, and close the connection only after waiting
        // for a peer that goes on sending.
        request.pointee.ipcFd = -1
        FCGX_Finish_r(request)
    }

    private func put(_ bytes: [UInt8], before deadline: Deadline) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.piece))
                let count = Int32(piece.count)
                let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard FCGX_PutStr(start, count, request.pointee.out) == count else { return false }
                rest = rest.dropFirst(Self.piece)
                if !rest.isEmpty, deadline.hasPassed { return false }
            }
            return true
        }
    }
}

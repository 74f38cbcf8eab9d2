internal import CFastCGI
internal import Glibc

/// The way by which libfcgi gets the head of a request: a pipe that takes a whole head at once and never blocks.
final class HeadPipe {
    private(set) var reader: Int32
    private let writer: Int32

    init() throws(ServerError) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC | O_NONBLOCK) == 0 else { throw .system("make a pipe") }
        reader = ends[0]
        writer = ends[1]
        guard fcntl(writer, fcntlSetPipeSize, Int32(RequestReader.longestHead)) >= RequestReader.longestHead else {
            throw .system("give a pipe its size")
        }
    }

    deinit {
        if reader >= 0 { close(reader) }
        close(writer)
    }

    /// False unless all of it fits.
    func fill(_ head: [UInt8]) -> Bool {
        write(writer, head, head.count) == head.count
    }

    /// libfcgi has closed its end.
    func readerWasClosed() {
        reader = -1
    }
}

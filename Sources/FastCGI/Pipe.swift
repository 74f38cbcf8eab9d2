internal import CFastCGI
internal import Glibc

/// What libfcgi reads from or writes to in place of a connection: a pipe that takes ``capacity`` bytes at once and
/// blocks neither end.
final class Pipe {
    private(set) var reader: Int32
    let writer: Int32

    /// Bytes; what Linux gives a pipe by itself unless the user has too many of them (pipe(7)).
    static let capacity = 65_536

    init() throws(ServerError) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC | O_NONBLOCK) == 0 else { throw .system("make a pipe") }
        reader = ends[0]
        writer = ends[1]
        guard fcntl(writer, fcntlSetPipeSize, Int32(Self.capacity)) >= Self.capacity else {
            throw .system("give a pipe its size")
        }
    }

    deinit {
        if reader >= 0 { close(reader) }
        close(writer)
    }

    /// False unless all of it fits.
    func fill(_ bytes: [UInt8]) -> Bool {
        write(writer, bytes, bytes.count) == bytes.count
    }

    /// Takes out what is in the pipe, up to the size of the buffer, and returns how much that was.
    func empty(into buffer: inout [UInt8]) -> Int {
        max(read(reader, &buffer, buffer.count), 0)
    }

    /// libfcgi has closed its end.
    func readerWasClosed() {
        reader = -1
    }
}

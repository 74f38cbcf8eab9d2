internal import Glibc

/// The bytes of a document, read piece by piece from a file or from memory.
///
/// White space before the XML declaration, which some exporters write and the standard forbids (XML 1.0,
/// section 2.8), is left out; ``skippedLines`` tells how many line ends went with it.
final class XMLInput {
    private enum Origin {
        case file(descriptor: Int32, path: String)
        case bytes([UInt8])
    }

    private let origin: Origin
    private var atStart = true
    private(set) var skippedLines = 0
    private(set) var bytesRead = 0
    private(set) var hasEnded = false
    /// The size of the file when it was opened; `nil` for a pipe.
    let bytesTotal: Int?
    /// Why reading failed, once it did.
    private(set) var failure: XMLError?
    /// How many more bytes may be read until ``allow(_:)`` is called again.
    private var allowance = 0

    /// - Parameter path: `-` is standard input.
    init(path: String) throws(XMLError) {
        let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.systemError("open", path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = Self.systemError("read", path)
            close(descriptor)
            throw error
        }
        origin = .file(descriptor: descriptor, path: path)
        bytesTotal = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    init(bytes: [UInt8]) {
        origin = .bytes(bytes)
        bytesTotal = bytes.count
    }

    deinit {
        if case .file(let descriptor, _) = origin { close(descriptor) }
    }

    func allow(_ bytes: Int) { allowance = bytes }

    var isExhausted: Bool { allowance <= 0 }

    /// Fills the buffer with the next bytes and returns how many; 0 at the end, -1 when reading failed or the
    /// allowance is used up.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard !isExhausted else { return -1 }
        var count = next(into: buffer)
        while atStart && count > 0 {
            let content = buffer.prefix(count)
            let start = content.firstIndex { !Self.isWhitespace($0) } ?? content.endIndex
            skippedLines += content[..<start].count { $0 == UInt8(ascii: "\n") }
            if start == content.endIndex {
                count = next(into: buffer)
            } else {
                atStart = false
                count -= start
                buffer.copyBytes(from: Array(content[start...]))
            }
        }
        if count == 0 { hasEnded = true }
        allowance -= max(count, 0)
        return count
    }

    private func next(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        switch origin {
        case .bytes(let bytes):
            let piece = bytes[bytesRead..<min(bytes.count, bytesRead + buffer.count)]
            buffer.copyBytes(from: piece)
            bytesRead += piece.count
            return piece.count
        case .file(let descriptor, let path):
            while true {
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if count >= 0 {
                    bytesRead += count
                    return count
                }
                if errno != EINTR {
                    failure = Self.systemError("read", path)
                    return -1
                }
            }
        }
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func systemError(_ verb: String, _ path: String) -> XMLError {
        let source = path == "-" ? "standard input" : path
        return XMLError(line: nil, message: "cannot \(verb) \(source): \(String(cString: strerror(errno)))")
    }
}

/// The bytes of one connection, cut into FastCGI records. One stream serves all connections of a worker, one after
/// the other, so that its buffer is made once.
struct RecordStream {
    private var buffer = [UInt8](repeating: 0, count: 32 << 10)
    private var unread = 0..<0

    /// Forgets what the last connection left over.
    mutating func reset() {
        unread = 0..<0
    }

    mutating func nextHeader(from connection: borrowing Connection) throws(ReceiveFault) -> RecordHeader {
        while unread.count < RecordHeader.size {
            try receive(from: connection)
        }
        let end = unread.lowerBound + RecordHeader.size
        guard let header = RecordHeader(buffer[unread.lowerBound..<end]) else {
            throw .malformed("what came is no FastCGI record of version 1")
        }
        unread = end..<unread.upperBound
        return header
    }

    /// Appends the next bytes to `sink`: `count` of them, in whatever pieces they arrive.
    mutating func read(
        _ count: Int, from connection: borrowing Connection, into sink: inout [UInt8]
    ) throws(ReceiveFault) {
        try consume(count, from: connection) { sink.append(contentsOf: $0) }
    }

    mutating func skip(_ count: Int, from connection: borrowing Connection) throws(ReceiveFault) {
        try consume(count, from: connection) { _ in }
    }

    private mutating func consume(
        _ count: Int, from connection: borrowing Connection, _ body: (ArraySlice<UInt8>) -> Void
    ) throws(ReceiveFault) {
        var missing = count
        while missing > 0 {
            if unread.isEmpty { try receive(from: connection) }
            let end = unread.lowerBound + min(missing, unread.count)
            body(buffer[unread.lowerBound..<end])
            missing -= end - unread.lowerBound
            unread = end..<unread.upperBound
        }
    }

    /// Adds at least one byte to what is unread. Less than a header is unread when this is called, so there is room.
    private mutating func receive(from connection: borrowing Connection) throws(ReceiveFault) {
        let kept = unread.count
        if unread.lowerBound > 0 {
            for offset in 0..<kept { buffer[offset] = buffer[unread.lowerBound + offset] }
        }
        unread = 0..<kept
        var failure: ReceiveFault?
        let count = buffer.withUnsafeMutableBytes { bytes in
            do throws(ReceiveFault) {
                return try connection.receive(into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        unread = 0..<(kept + count)
    }
}

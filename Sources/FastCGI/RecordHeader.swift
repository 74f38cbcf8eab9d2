/// The header that every FastCGI record begins with (FastCGI specification 1.0, section 3.3).
struct RecordHeader {
    static let size = 8

    /// The record types that a web server sends about one request (section 8).
    enum Kind: UInt8 {
        case beginRequest = 1
        case abortRequest = 2
        case params = 4
        case standardInput = 5
    }

    /// Nil for a type that this server does not take.
    let kind: Kind?
    let request: UInt16
    let contentLength: Int
    let paddingLength: Int

    /// Nil unless the bytes are the eight of a header of version 1.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.size, bytes.first == 1 else { return nil }
        let start = bytes.startIndex
        kind = Kind(rawValue: bytes[start + 1])
        request = UInt16(bytes[start + 2]) << 8 | UInt16(bytes[start + 3])
        contentLength = Int(bytes[start + 4]) << 8 | Int(bytes[start + 5])
        paddingLength = Int(bytes[start + 6])
    }

    /// The eight bytes of a header without padding. The length is below 2^16.
    static func bytes(_ kind: Kind, request: UInt16, contentLength: Int) -> [UInt8] {
        [
            1, kind.rawValue, UInt8(truncatingIfNeeded: request >> 8), UInt8(truncatingIfNeeded: request),
            UInt8(truncatingIfNeeded: contentLength >> 8), UInt8(truncatingIfNeeded: contentLength), 0, 0,
        ]
    }
}

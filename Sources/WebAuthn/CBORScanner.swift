/// Walks over CBOR (RFC 8949) of the kind that authenticators write: definite lengths, no tags, little nesting (CTAP 2.1,
/// section 8).
///
/// libfido2 leaves CBOR to libcbor, which reserves and clears room for as many entries as nine bytes can announce. So
/// nothing goes there before this walk, which reserves nothing, has met all that was announced.
struct CBORScanner {
    /// The kinds of items that are told apart here (section 3.1, "major types").
    enum Kind: UInt8 {
        case unsigned, negative, bytes, text, array, map, tag, simple
    }

    /// CTAP allows four levels; the statement of an attestation is one deeper.
    private static let depthLimit = 6

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next item as it lies there; `nil` when it is none of the kind described above.
    mutating func item() -> ArraySlice<UInt8>? {
        let start = rest
        guard skip(depth: 1) else { return nil }
        return start[..<rest.startIndex]
    }

    /// The content of the next item, which is a text.
    mutating func text() -> String? {
        content(of: .text).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The content of the next item, which is a string of bytes.
    mutating func bytes() -> ArraySlice<UInt8>? { content(of: .bytes) }

    /// How many pairs of items follow, which are a map.
    mutating func pairs() -> Int? {
        guard let (kind, argument) = head(), kind == .map, argument <= rest.count / 2 else { return nil }
        return Int(argument)
    }

    private mutating func content(of wanted: Kind) -> ArraySlice<UInt8>? {
        guard let (kind, argument) = head(), kind == wanted else { return nil }
        return take(argument)
    }

    private mutating func skip(depth: Int) -> Bool {
        guard depth <= Self.depthLimit, let (kind, argument) = head() else { return false }
        switch kind {
        case .unsigned, .negative, .simple: return true
        case .bytes, .text: return take(argument) != nil
        case .array: return skip(argument, depth: depth + 1)
        case .map: return argument <= rest.count && skip(argument * 2, depth: depth + 1)
        case .tag: return false
        }
    }

    /// Each item has a byte at least, so that whatever is announced can be compared with what is there.
    private mutating func skip(_ count: UInt64, depth: Int) -> Bool {
        guard count <= rest.count else { return false }
        for _ in 0..<count {
            guard skip(depth: depth) else { return false }
        }
        return true
    }

    /// The first byte and the argument that it announces (section 3).
    private mutating func head() -> (Kind, UInt64)? {
        guard let first = rest.popFirst(), let kind = Kind(rawValue: first >> 5) else { return nil }
        let information = first & 0x1F
        guard information >= 24 else { return (kind, UInt64(information)) }
        // 28 to 30 are reserved, 31 leaves the length open.
        guard information < 28, let argument = take(1 << UInt64(information - 24)) else { return nil }
        return (kind, argument.reduce(0) { $0 << 8 | UInt64($1) })
    }

    private mutating func take(_ count: UInt64) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        let taken = rest.prefix(Int(count))
        rest = rest.dropFirst(Int(count))
        return taken
    }
}

/// Header fields in the order they were added; names compare without case (RFC 9110, section 5.1).
///
/// A value that carries CR, LF or NUL would end the header early and let its author write the next one
/// (response splitting), so such bytes never enter: see ``add(_:_:)``.
package struct Headers: Sendable {
    /// One line of a head: a token and what stands behind its colon.
    package struct Field: Sendable {
        package let name: String
        package let value: String
    }

    package private(set) var fields: [Field] = []

    package init() {}

    /// The value of the first field of that name.
    package subscript(name: String) -> String? {
        fields.first { Self.equal($0.name, name) }?.value
    }

    /// The values of every field of that name, in order.
    package func values(_ name: String) -> [String] {
        fields.filter { Self.equal($0.name, name) }.map(\.value)
    }

    /// Appends a field. Each CR, LF and NUL of the value becomes a space (RFC 9110, section 5.5); a name that is
    /// not a token (section 5.6.2) makes the field vanish, since there is no safe way to write it.
    package mutating func add(_ name: String, _ value: String) {
        guard Self.isToken(name) else { return }
        let isUnsafe = Self.withBytes(of: value) { $0.contains(where: Self.endsLine) }
        fields.append(Field(name: name, value: isUnsafe ? Self.defused(value) : value))
    }

    /// Replaces every field of that name by one.
    package mutating func set(_ name: String, _ value: String) {
        fields.removeAll { Self.equal($0.name, name) }
        add(name, value)
    }

    private static func defused(_ value: String) -> String {
        String(decoding: value.utf8.map { endsLine($0) ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private static func endsLine(_ byte: UInt8) -> Bool {
        byte == 0x0D || byte == 0x0A || byte == 0
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty && withBytes(of: name) { $0.allSatisfy(isTokenCharacter) }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "^")...UInt8(ascii: "z"), UInt8(ascii: "|"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func equal(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        return withBytes(of: a) { a in
            withBytes(of: b) { b in a.indices.allSatisfy { lowercased(a[$0]) == lowercased(b[$0]) } }
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Every field of every request passes here, and a loop over bytes in memory is several times as fast as one over
    /// `String.utf8`.
    private static func withBytes<Result>(
        of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8(body)
    }
}

/// Writes the few kinds of CBOR (RFC 8949) that an authenticator needs, in their shortest form.
package enum CBOR {
    package static func integer(_ value: Int) -> [UInt8] {
        value < 0 ? head(1, UInt64(-1 - value)) : head(0, UInt64(value))
    }

    package static func bytes(_ bytes: [UInt8]) -> [UInt8] { head(2, UInt64(bytes.count)) + bytes }

    package static func text(_ text: String) -> [UInt8] { head(3, UInt64(text.utf8.count)) + Array(text.utf8) }

    package static func array(_ items: [[UInt8]]) -> [UInt8] { head(4, UInt64(items.count)) + items.joined() }

    /// In the order in which the pairs are given.
    package static func map(_ pairs: KeyValuePairs<[UInt8], [UInt8]>) -> [UInt8] {
        head(5, UInt64(pairs.count)) + pairs.flatMap { $0.key + $0.value }
    }

    package static func head(_ kind: UInt8, _ argument: UInt64) -> [UInt8] {
        switch argument {
        case 0..<24: [kind << 5 | UInt8(argument)]
        case 24..<0x100: [kind << 5 | 24, UInt8(argument)]
        case 0x100..<0x1_0000: [kind << 5 | 25] + bigEndian(argument, count: 2)
        case 0x1_0000..<0x1_0000_0000: [kind << 5 | 26] + bigEndian(argument, count: 4)
        default: [kind << 5 | 27] + bigEndian(argument, count: 8)
        }
    }

    package static func bigEndian(_ value: UInt64, count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
    }
}

/// A text for programs (RFC 8259). Objects keep the order of their members.
enum JSON: Sendable {
    case null
    case flag(Bool)
    case number(Int64)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    /// Two spaces for each level, so that people can read it as well.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output, depth: 0)
        output.append(UInt8(ascii: "\n"))
        return output
    }

    private func write(into output: inout [UInt8], depth: Int) {
        switch self {
        case .null: output += "null".utf8
        case .flag(let flag): output += (flag ? "true" : "false").utf8
        case .number(let number): output += String(number).utf8
        case .text(let text): Self.write(text, into: &output)
        case .list(let elements):
            Self.write(elements, between: ("[", "]"), into: &output, depth) { element, output in
                element.write(into: &output, depth: depth + 1)
            }
        case .object(let members):
            Self.write(members, between: ("{", "}"), into: &output, depth) { member, output in
                Self.write(member.0, into: &output)
                output += ": ".utf8
                member.1.write(into: &output, depth: depth + 1)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), into output: inout [UInt8], _ depth: Int,
        _ write: (Element, inout [UInt8]) -> Void
    ) {
        output += brackets.0.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            breakLine(into: &output, depth + 1)
            write(element, &output)
        }
        if !elements.isEmpty { breakLine(into: &output, depth) }
        output += brackets.1.utf8
    }

    private static func breakLine(into output: inout [UInt8], _ depth: Int) {
        output.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { output += "  ".utf8 }
    }

    /// Beside what RFC 8259 (section 7) asks for, what would end a script or one of its lines is escaped: `<`, U+2028 and
    /// U+2029. A string of Swift holds no lone surrogate.
    private static func write(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case UInt8(ascii: "\n"): output += "\\n".utf8
            case UInt8(ascii: "\r"): output += "\\r".utf8
            case UInt8(ascii: "\t"): output += "\\t".utf8
            case 0..<0x20, 0x7F, UInt8(ascii: "<"): output += escape(UInt32(byte)).utf8
            case 0xA8 where output.suffix(2).elementsEqual(separatorStart): replaceSeparator("\\u2028", in: &output)
            case 0xA9 where output.suffix(2).elementsEqual(separatorStart): replaceSeparator("\\u2029", in: &output)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// How U+2028 and U+2029 begin in UTF-8; no other character has these two bytes before the third of either.
    private static let separatorStart: [UInt8] = [0xE2, 0x80]

    private static func replaceSeparator(_ escaped: String, in output: inout [UInt8]) {
        output.removeLast(2)
        output += escaped.utf8
    }

    /// `\u001f`, of a scalar of the Basic Multilingual Plane.
    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension JSON {
    static func number(_ id: UInt64) -> JSON { .number(Int64(clamping: id)) }
    static func number(_ id: UInt64?) -> JSON { id.map { .number($0) } ?? .null }
    static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
}

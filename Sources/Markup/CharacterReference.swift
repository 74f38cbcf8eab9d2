/// The meaning of `&name;`, `&#123;` and `&#x1F;` (CommonMark 0.31, section 2.5).
package enum CharacterReference {
    /// A text of HTML with its references undone once. What is no reference, or one that is not known, stays as it is.
    /// Numbers from 128 to 159 stand for characters of Windows-1252 (HTML Standard, section 13.2.5.84), as old texts
    /// mean them, and zero stands for nothing.
    package static func decoded(_ html: String) -> String {
        let bytes = Array(html.utf8)
        guard bytes.contains(UInt8(ascii: "&")) else { return html }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let reference = bytes[index...].prefix(limit)
            if bytes[index] == UInt8(ascii: "&"), let end = reference.firstIndex(of: UInt8(ascii: ";")),
                let meaning = bytes[index...end].withUnsafeBufferPointer(decode), meaning != "\u{FFFD}"
            {
                text.append(contentsOf: windows1252[meaning, default: meaning].utf8)
                index = end + 1
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The longest name has 31 letters.
    private static let limit = 33

    private static let windows1252: [String: String] = {
        let characters = Array("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars)
        var table: [String: String] = [:]
        for (place, character) in characters.enumerated() where character != " " {
            if let number = Unicode.Scalar(0x80 + UInt32(place)) { table[String(number)] = String(character) }
        }
        return table
    }()

    /// The text that the whole reference stands for, or nil when no such name is known.
    /// A number that is no Unicode scalar, and zero, stands for U+FFFD.
    static func decode(_ reference: UnsafeBufferPointer<UInt8>) -> String? {
        guard reference.count > 2, reference.first == UInt8(ascii: "&"), reference.last == UInt8(ascii: ";") else {
            return nil
        }
        let body = reference[1..<(reference.count - 1)]
        guard body.first == UInt8(ascii: "#") else { return named[String(decoding: body, as: UTF8.self)] }
        return number(body.dropFirst()).map { String($0) }
    }

    private static let named: [String: String] = {
        var names: [String: String] = [:]
        names.reserveCapacity(2_125)
        for entry in EntityNames.table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            guard let colon = entry.firstIndex(of: ":") else { continue }
            var value = ""
            for scalar in entry[entry.index(after: colon)...].split(separator: ",") {
                if let scalar = UInt32(scalar, radix: 16).flatMap(Unicode.Scalar.init) {
                    value.unicodeScalars.append(scalar)
                }
            }
            names[String(entry[..<colon])] = value
        }
        return names
    }()

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Character? {
        let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let digits = isHexadecimal ? digits.dropFirst() : digits
        guard !digits.isEmpty, digits.count <= 7 else { return nil }
        guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        return Unicode.Scalar(value == 0 ? 0xFFFD : value).map { Character($0) } ?? "\u{FFFD}"
    }
}

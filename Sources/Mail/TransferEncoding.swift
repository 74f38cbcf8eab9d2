/// How a text travels in a part of a message: in lines of ASCII, none longer than a server has to take
/// (RFC 2045, section 6; RFC 5322, section 2.1.1).
///
/// In neither form does a line begin with `--`, so none can be taken for the boundary between two parts.
struct TransferEncoding {
    let name: String
    let bytes: [UInt8]

    /// As it is where that is possible, so that people can read it in a file; else quoted-printable.
    init(_ text: String) {
        let lines = Self.lines(of: text)
        if lines.allSatisfy(Self.isPlain) {
            name = "7bit"
            bytes = Array(lines.joined(separator: [13, 10]))
        } else {
            name = "quoted-printable"
            bytes = Array(lines.map(Self.quoted).joined(separator: [13, 10]))
        }
    }

    /// The lines without their ends, whether these were LF, CR LF or CR.
    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 10 where previous == 13: break
            case 10, 13: lines.append([])
            default: lines[lines.count - 1].append(byte)
            }
            previous = byte
        }
        return lines
    }

    private static func isPlain(_ line: [UInt8]) -> Bool {
        line.count <= 990 && line.allSatisfy { (0x20...0x7E).contains($0) || $0 == 9 }
            && !line.starts(with: "--".utf8) && !line.starts(with: "From ".utf8)
    }

    /// One line in quoted-printable (RFC 2045, section 6.7), broken so that none is longer than 76 bytes.
    private static func quoted(_ line: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            var token = Self.token(byte, isFirst: column == 0, isLast: isLast)
            if column + token.count > 75 {
                output += [UInt8(ascii: "="), 13, 10]
                column = 0
                token = Self.token(byte, isFirst: true, isLast: isLast)
            }
            output += token
            column += token.count
        }
        return output
    }

    private static func token(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
        let isPlain =
            switch byte {
            case UInt8(ascii: "="): false
            case 9, 0x20: !isLast
            // A boundary, the end of a message in SMTP, and the beginning of one in a mailbox file.
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "F"): !isFirst
            default: (0x21...0x7E).contains(byte)
            }
        if isPlain { return [byte] }
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}

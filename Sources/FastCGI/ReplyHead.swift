internal import HTTP

/// The head of a reply as a FastCGI responder writes it (RFC 3875, section 6.2): `Status:` and the header fields.
enum ReplyHead {
    /// The bytes up to the empty line. `Content-Length` is that of the body, whatever the response says of it.
    static func bytes(of response: Response) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        append("Status", "\(response.status.rawValue) \(response.status.reason)", to: &bytes)
        for field in response.headers.fields where !isOurs(field.name) && isSafe(field) {
            append(field.name, field.value, to: &bytes)
        }
        append("Content-Length", String(response.body.count), to: &bytes)
        bytes += lineEnd
        return bytes
    }

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]

    private static func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: value.utf8)
        bytes += lineEnd
    }

    /// A response can neither contradict its own status nor its own length.
    private static func isOurs(_ name: String) -> Bool {
        switch name.utf8.count {
        case 6: name.lowercased() == "status"
        case 14: name.lowercased() == "content-length"
        default: false
        }
    }

    /// ``HTTP/Headers`` lets no such byte in; here, where the lines are written, is the last place to hold it.
    private static func isSafe(_ field: Headers.Field) -> Bool {
        !(field.name.utf8.contains(where: endsLine) || field.value.utf8.contains(where: endsLine))
    }

    private static func endsLine(_ byte: UInt8) -> Bool {
        byte == 0x0D || byte == 0x0A || byte == 0
    }
}

/// FastCGI records as a web server writes them (specification 1.0, sections 3.3 and 8), and as an attacker does:
/// nothing here is checked.
enum Records {
    static let beginRequest: UInt8 = 1
    static let abortRequest: UInt8 = 2
    static let endRequest: UInt8 = 3
    static let params: UInt8 = 4
    static let stdin: UInt8 = 5
    static let stdout: UInt8 = 6
    static let getValues: UInt8 = 9

    static func record(
        _ type: UInt8, id: UInt16 = 1, _ content: [UInt8] = [], padding: Int = 0, version: UInt8 = 1
    ) -> [UInt8] {
        let length = UInt16(content.count)
        let header = [version, type, UInt8(id >> 8), UInt8(id & 0xFF), UInt8(length >> 8), UInt8(length & 0xFF)]
        return header + [UInt8(padding), 0] + content + [UInt8](repeating: 0x2A, count: padding)
    }

    static func begin(id: UInt16 = 1, role: UInt8 = 1, flags: UInt8 = 0) -> [UInt8] {
        record(beginRequest, id: id, [0, role, flags, 0, 0, 0, 0, 0])
    }

    /// A PARAMS stream in full: one record and the empty one that ends it.
    static func params(_ pairs: [(String, String)], id: UInt16 = 1) -> [UInt8] {
        record(params, id: id, pairs.flatMap { pair($0.0, $0.1) }, padding: 3) + record(params, id: id)
    }

    static func pair(_ name: String, _ value: String) -> [UInt8] {
        length(name.utf8.count) + length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
    }

    /// A length of one byte where that is enough, and of four otherwise.
    static func length(_ length: Int) -> [UInt8] {
        length < 128 ? [UInt8(length)] : longLength(length)
    }

    static func longLength(_ length: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(length >> $0 & 0xFF) | ($0 == 24 ? 0x80 : 0) }
    }

    /// A STDIN stream in full, in records of at most 32 KiB like nginx's.
    static func stdin(_ body: [UInt8], id: UInt16 = 1) -> [UInt8] {
        let pieces = stride(from: 0, to: body.count, by: 32768).map { Array(body[$0..<min($0 + 32768, body.count)]) }
        return pieces.flatMap { record(stdin, id: id, $0, padding: 5) } + record(stdin, id: id)
    }
}

/// A request as a web server sends it.
struct WireRequest {
    var method = "GET"
    var target = "/"
    var fields: [(String, String)] = []
    var body: [UInt8] = []
    /// CONTENT_LENGTH, where it is not that of the body.
    var length: String?

    static func get(_ target: String) -> WireRequest { WireRequest(target: target) }

    static func post(_ target: String, _ body: String) -> WireRequest {
        WireRequest(method: "POST", target: target, body: Array(body.utf8))
    }

    var parameters: [(String, String)] {
        let announced = length ?? (method == "POST" ? String(body.count) : "")
        return [
            ("REQUEST_METHOD", method), ("REQUEST_URI", target), ("CONTENT_LENGTH", announced), ("CONTENT_TYPE", ""),
            ("REMOTE_ADDR", "192.0.2.7"), ("HTTP_HOST", "blog.example"),
        ] + fields
    }

    var head: [UInt8] { Records.begin() + Records.params(parameters) }

    var bytes: [UInt8] { head + Records.stdin(body) }
}

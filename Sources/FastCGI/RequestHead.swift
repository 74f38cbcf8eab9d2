internal import HTTP

/// A request that can be understood in more than one way, or in none: answered with 400 before the site sees it.
struct BadRequest: Error {
    /// For the log; it holds nothing that a client chose.
    let reason: String
}

/// A request before its body, made from the parameters that the front server set (CGI/1.1: RFC 3875, section 4.1).
///
/// nginx passes each line of a repeated header on as a parameter of its own, and `FCGX_GetParam` finds the first
/// only. Two readers that pick different lines of one request are how requests are smuggled, so a field that is no
/// list comes once.
struct RequestHead {
    /// With an empty body.
    let request: Request
    /// What CONTENT_LENGTH announces; 0 when it is missing or empty.
    let contentLength: Int

    init(parameters: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) throws(BadRequest) {
        var fields = RequestFields()
        var method: String?
        var target: String?
        var address: String?
        var id: String?
        var type: String?
        var length: String?
        var next = parameters
        while let string = next?.pointee {
            next = next?.advanced(by: 1)
            guard let parameter = Parameter(string) else { continue }
            switch parameter.name {
            case "REQUEST_METHOD": try Self.set(&method, parameter, "REQUEST_METHOD")
            case "REQUEST_URI": try Self.set(&target, parameter, "REQUEST_URI")
            case "REMOTE_ADDR": try Self.set(&address, parameter, "REMOTE_ADDR")
            case "REQUEST_ID": try Self.set(&id, parameter, "REQUEST_ID")
            case "CONTENT_TYPE": try Self.set(&type, parameter, "CONTENT_TYPE")
            case "CONTENT_LENGTH": try Self.set(&length, parameter, "CONTENT_LENGTH")
            default:
                if let name = parameter.fieldName { try fields.add(name, parameter.text) }
            }
        }

        guard let method, !method.isEmpty else { throw BadRequest(reason: "REQUEST_METHOD is missing") }
        guard let address, !address.isEmpty else { throw BadRequest(reason: "REMOTE_ADDR is missing") }
        guard let target else { throw BadRequest(reason: "REQUEST_URI is missing") }
        let (path, query) = try Self.split(target)
        contentLength = try Self.contentLength(length ?? "")
        request = Request(
            method: Method(method), path: path, query: query,
            headers: fields.headers(contentType: type, contentLength: length),
            remoteAddress: address, id: id.flatMap(RequestID.checked) ?? RequestID.random())
    }

    private static func set(
        _ value: inout String?, _ parameter: Parameter, _ name: StaticString
    ) throws(BadRequest) {
        guard value == nil else { throw BadRequest(reason: "\(name) is repeated") }
        value = parameter.text
    }

    /// Path and query of REQUEST_URI, which is what stood in the request line: nginx's other variables hold a decoded
    /// and cleaned form.
    private static func split(_ target: String) throws(BadRequest) -> (path: String, query: String) {
        guard target.utf8.first == UInt8(ascii: "/") else { throw BadRequest(reason: "REQUEST_URI is not a path") }
        guard target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw BadRequest(reason: "REQUEST_URI holds a space or a control character")
        }
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return (target, "") }
        return (String(target[..<mark]), String(target[target.utf8.index(after: mark)...]))
    }

    /// Digits only (RFC 9110, section 8.6): `Int` would take a sign.
    private static func contentLength(_ text: String) throws(BadRequest) -> Int {
        guard !text.isEmpty else { return 0 }
        guard text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }), let length = Int(text)
        else { throw BadRequest(reason: "CONTENT_LENGTH is not a length") }
        return length
    }
}

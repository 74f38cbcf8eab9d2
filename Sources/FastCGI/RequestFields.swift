internal import HTTP

/// Gathers the header fields of one request and decides what becomes of repeated ones.
struct RequestFields {
    private var fields = Headers()
    private var count = 0
    /// Content-Type and Content-Length as the client sent them, which nginx passes on beside its own reading of them.
    private var declined: Set<String> = []

    /// As many lines as Apache takes by default (LimitRequestFields); no browser comes near.
    private static let limit = 100

    /// Names arrive from ``Parameter/fieldName``, so their case is known.
    mutating func add(_ name: String, _ value: String) throws(BadRequest) {
        count += 1
        guard count <= Self.limit else { throw BadRequest(reason: "there are more than \(Self.limit) header fields") }
        // No client sends Proxy, and libraries take the variable HTTP_PROXY for configuration (CVE-2016-5385).
        if name == "Proxy" { return }
        if name == "Content-Type" || name == "Content-Length" {
            guard declined.insert(name).inserted else { throw BadRequest(reason: "\(name) is repeated") }
            return
        }
        guard let earlier = fields[name] else { return fields.add(name, value) }
        guard let separator = Self.separator(of: name) else {
            throw BadRequest(reason: "a header field is repeated that may not be")
        }
        fields.set(name, earlier + separator + value)
    }

    /// All fields, with what the front server says of the content (RFC 3875, sections 4.1.2 and 4.1.3).
    func headers(contentType: String?, contentLength: String?) -> Headers {
        var headers = fields
        if let contentType, !contentType.isEmpty { headers.add("Content-Type", contentType) }
        if let contentLength, !contentLength.isEmpty { headers.add("Content-Length", contentLength) }
        return headers
    }

    /// What joins the lines of a field that may be repeated: cookies (RFC 6265, section 5.4; HTTP/2 clients split
    /// them, RFC 9113, section 8.2.3) and some of the lists of RFC 9110, section 5.3, none of which grants anything.
    private static func separator(of name: String) -> String? {
        switch name {
        case "Cookie": "; "
        case "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Forwarded", "If-None-Match", "Pragma",
            "Te", "Via", "X-Forwarded-For":
            ", "
        default: nil
        }
    }
}

/// The method of a request (RFC 9110, section 9). Martlet's forms need GET, HEAD and POST; every other method
/// is kept by its name so that a refusal can be logged.
package enum Method: Hashable, Sendable {
    case get, head, post
    case other(String)

    /// Methods are case-sensitive (RFC 9110, section 9.1): `get` is not `GET`.
    package init(_ name: String) {
        switch name {
        case "GET": self = .get
        case "HEAD": self = .head
        case "POST": self = .post
        default: self = .other(name)
        }
    }
}

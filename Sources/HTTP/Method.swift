/// The method of a request (RFC 9110, section 9). Martlet's pages and forms need GET, HEAD and POST; every other one
/// keeps its name and is refused by every route.
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

/// One request as a value: what the site needs to answer it, and nothing of the connection it came by.
package struct Request: Sendable {
    package var method: Method
    /// The path as the client sent it, still percent-encoded; never nginx's normalised form, so that one form alone
    /// decides (a path that is not canonical is not found).
    package var path: String
    /// The query string without its question mark, still percent-encoded.
    package var query: String
    /// Request header fields; names as in HTTP (`Sec-Fetch-Site`), repeated `Cookie` lines already joined.
    package var headers: Headers
    package var body: Body
    /// The address of the client as the front server saw it (never taken from a header of the client).
    package var remoteAddress: String
    /// Names this request in logs and on error pages: 32 hexadecimal digits, given by the front server.
    package var id: String

    package init(
        method: Method, path: String, query: String = "", headers: Headers = Headers(), body: Body = .empty,
        remoteAddress: String = "127.0.0.1", id: String = "00000000000000000000000000000000"
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.id = id
    }
}

/// The answer to one request as a value.
package struct Response: Sendable {
    package var status: Status
    package var headers: Headers
    /// The body in full. For HEAD it is built as for GET, and whoever sends it leaves it out (RFC 9110, section 9.3.2).
    package var body: [UInt8]

    package init(_ status: Status, headers: Headers = Headers(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

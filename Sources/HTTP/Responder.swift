/// What answers requests, one after the other, on one thread. It never fails: a fault becomes a response.
package protocol Responder: AnyObject {
    /// Called for one request at a time, always on the thread that made the responder.
    func respond(to request: Request) -> Response
}

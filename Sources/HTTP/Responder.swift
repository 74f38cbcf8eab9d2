/// What answers requests, one after the other, on one thread. It never fails: a fault becomes a response.
package protocol Responder: AnyObject {
    func respond(to request: Request) -> Response
}

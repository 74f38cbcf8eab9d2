internal import Blog
internal import BlogStore
internal import HTTP
internal import Logging
internal import Sodium

/// How often something may be tried, all workers together.
struct Throttle: Sendable {
    /// For the log.
    let subject: String
    let digest: [UInt8]
    /// Tries within ``seconds``.
    let limit: Int
    let seconds: Int

    /// - Parameters:
    ///   - subject: what is tried: "log-in of an account".
    ///   - key: whose tries are counted together. Only a digest of it is kept.
    init(_ subject: String, _ key: String, limit: Int, seconds: Int) {
        self.subject = subject
        digest = Digest.sha256(of: [subject, key])
        self.limit = limit
        self.seconds = seconds
    }
}

extension Visit {
    /// The caller's network, as throttles count it.
    var network: String { ClientNetwork(of: request.remoteAddress).text }

    /// Counts a try before it is made.
    /// - Throws: ``Failure/tooManyTries(seconds:)``.
    func take(_ throttle: Throttle) throws {
        guard let wait = try wait(for: throttle) else { return }
        site.logger.notice(
            "tried too often",
            metadata: ["what": "\(throttle.subject)", "request": "\(request.id)", "from": "\(request.remoteAddress)"])
        throw Failure.tooManyTries(seconds: wait)
    }

    /// Counts a try before it is made.
    /// - Returns: the seconds until the next one; `nil` when this one may be made.
    func wait(for throttle: Throttle) throws -> Int? {
        try store.throttles.take(throttle.digest, limit: throttle.limit, seconds: throttle.seconds, now: now)
    }
}

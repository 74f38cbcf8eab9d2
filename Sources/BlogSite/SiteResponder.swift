package import Blog
package import BlogStore
package import HTTP

/// Answers requests on one thread with that thread's own store.
package final class SiteResponder: Responder {
    private let site: @Sendable () -> Site
    private let store: Store
    private let clock: @Sendable () -> Timestamp
    private var surroundings: (value: SiteSurroundings, readAt: Timestamp, version: UInt64)?

    /// How many seconds a change of the settings or the menu may take to reach other processes.
    private static let surroundingsAge = 2

    /// - Parameters:
    ///   - site: asked once for each request, so that reloaded templates take effect with the next one.
    ///   - clock: asked once for each request, which then knows one `now`.
    package init(
        site: @escaping @Sendable () -> Site, store: Store, clock: @escaping @Sendable () -> Timestamp
    ) {
        self.site = site
        self.store = store
        self.clock = clock
    }

    /// Whatever goes wrong becomes a page: see ``Visit/failurePage(_:)``.
    package func respond(to request: Request) -> Response {
        let visit = Visit(site: site(), store: store, request: request, now: clock())
        let reply: Reply
        do {
            try visit.prepare {
                try self.currentSurroundings(at: visit.now, version: visit.site.surroundingsVersion.current)
            }
            reply = try visit.answer()
        } catch {
            reply = visit.failurePage(error)
        }
        return visit.response(to: reply)
    }

    /// - Parameter version: read before the surroundings, so that a change that comes in between is seen next time.
    private func currentSurroundings(at now: Timestamp, version: UInt64) throws -> SiteSurroundings {
        if let surroundings, surroundings.version == version,
            (0..<Self.surroundingsAge).contains(now.seconds(since: surroundings.readAt))
        {
            return surroundings.value
        }
        let value = SiteSurroundings(settings: try store.settings.load(), menu: try store.posts.menu(now: now))
        surroundings = (value, now, version)
        return value
    }
}

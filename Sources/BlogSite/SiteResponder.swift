package import Blog
package import BlogStore
package import HTTP

/// Answers requests on one thread with that thread's own store.
package final class SiteResponder: Responder {
    private let site: @Sendable () -> Site
    private let store: Store
    private let clock: @Sendable () -> Timestamp
    private var settings: (value: SiteSettings, readAt: Timestamp)?

    /// How many seconds a change of the site's settings may take to reach every thread.
    private static let settingsAge = 2

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

    package func respond(to request: Request) -> Response {
        let visit = Visit(site: site(), store: store, request: request, now: clock())
        let reply: Reply
        do {
            try visit.prepare { try self.currentSettings(at: visit.now) }
            reply = try visit.answer()
        } catch {
            reply = visit.failurePage(error)
        }
        return visit.response(to: reply)
    }

    private func currentSettings(at now: Timestamp) throws -> SiteSettings {
        if let settings, (0..<Self.settingsAge).contains(now.seconds(since: settings.readAt)) { return settings.value }
        let value = try store.settings.load()
        settings = (value, now)
        return value
    }
}

import BlogSite
import Synchronization

/// The site that is being served, which a reload replaces between two requests.
final class CurrentSite: Sendable {
    private let site: Mutex<Site>

    init(_ site: Site) { self.site = Mutex(site) }

    var value: Site { site.withLock { $0 } }

    func replace(by new: Site) { site.withLock { $0 = new } }
}

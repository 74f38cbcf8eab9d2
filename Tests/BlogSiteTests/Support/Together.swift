import TestDatabase

@testable import BlogSite

/// What browsers are answered that all act at the same moment.
/// - Parameter act: is told the browser and its place among them.
func together(
    _ browsers: [Browser], _ act: @escaping @Sendable (Browser, Int) -> Browser.Page
) throws -> [Browser.Page] {
    nonisolated(unsafe) let shared = browsers
    let start = Meeting(of: browsers.count)
    return try inParallel(count: browsers.count) { place in
        start.wait()
        return act(shared[place], place)
    }.map { try $0.get() }
}

extension TestSite {
    /// One browser so many times, for a form that it sends more than once.
    func copies(of browser: Browser, _ count: Int) -> [Browser] {
        (0..<count).map { _ in browser.copy(answeredBy: responder()) }
    }
}

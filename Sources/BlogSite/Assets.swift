/// The addresses of the static files. Each bears a hash of the file's content in its name, so that browsers may keep
/// it for ever and still get a changed one at once.
package struct Assets: Sendable {
    private let urls: [String: String]

    /// - Parameter urls: the address of each file by its name in `public/`, as in `martlet.css`.
    package init(urls: [String: String]) { self.urls = urls }

    /// A name that is not there gives an address that is not found, and a page that still works.
    subscript(name: String) -> String { urls[name] ?? "/assets/\(name)" }
}

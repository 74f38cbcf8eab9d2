internal import Blog
internal import Sodium

/// Says where an imported row came from: `wordpress:example.org/blog:post:12`. The same thing of the same blog has the
/// same key in every export, and each key exists once in the database, so that nothing is ever imported twice.
struct ImportKey {
    /// The address of the blog without its scheme, which changes when a blog moves to HTTPS.
    let site: String

    init(_ site: ExportedSite) {
        let address = [site.blogURL, site.siteURL, site.link, site.title].first { !$0.isEmpty } ?? ""
        var rest = address.lowercased()[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        while rest.last == "/" { rest.removeLast() }
        self.site = Self.part(String(rest), limit: 100)
    }

    /// By login name, since version 1.0 has no numbers for authors.
    func author(_ login: AuthorLogin) -> String { key("author", login.key) }

    /// By number, or by GUID in a file that has no numbers. `nil` when the item has neither.
    func post(_ item: ExportedItem) -> String? {
        if let id = item.id { return key("post", String(id)) }
        return item.guid.isEmpty ? nil : key("guid", item.guid)
    }

    func comment(_ id: UInt64) -> String { key("comment", String(id)) }

    /// A comment without a number is known by its place under its post.
    func comment(at place: Int, under postKey: String) -> String {
        let post = postKey.split(separator: ":").suffix(2).joined(separator: ".")
        return key("reply", "\(post).\(place)")
    }

    private func key(_ kind: String, _ name: String) -> String {
        "wordpress:\(site):\(kind):\(Self.part(name, limit: 60))"
    }

    /// The text itself while it is short and plain, else its digest: the column holds 190 ASCII characters.
    private static func part(_ text: String, limit: Int) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "/.-_~@".utf8.contains(byte)
            }
        }
        if isPlain && (1...limit).contains(text.utf8.count) { return text }
        return "sha256-" + Digest.hexadecimal(Digest.sha256(of: [text]).prefix(16))
    }
}

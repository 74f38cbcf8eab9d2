internal import Blog
internal import Sodium

/// Slugs for what WordPress named. There a name may hold any letters, percent-encoded; here it is `a` to `z`, digits,
/// `-` and `_`.
enum ImportedSlug {
    /// The name in WordPress if it is a slug here; else one made of it, of the title, or of the number.
    static func post(_ item: ExportedItem, kind: Post.Kind, title: String) -> Slug {
        let name = percentDecoded(item.name)
        if let slug = Slug(item.name) { return slug }
        return readable(name) ?? readable(title)
            ?? Slug("\(kind.rawValue)-" + (item.id.map(String.init) ?? fingerprint(item.guid))) ?? Slug.untitled
    }

    /// The same term has the same slug wherever it stands, so that declared and borne terms meet.
    static func term(_ term: ExportedTerm) -> Slug {
        if let slug = Slug(term.slug) { return slug }
        let name = term.slug.isEmpty ? term.name : percentDecoded(term.slug)
        return readable(name) ?? Slug("term-" + fingerprint(name.lowercased())) ?? Slug.untitled
    }

    /// One letter at least: of a Greek title only its digits would be left.
    private static func readable(_ text: String) -> Slug? {
        Slug(from: text).flatMap { slug in
            slug.text.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ? slug : nil
        }
    }

    private static func fingerprint(_ text: String) -> String {
        Digest.hexadecimal(Digest.sha256(of: [text]).prefix(5))
    }

    static func percentDecoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(digit),
                let low = rest.dropFirst().first.flatMap(digit)
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// A tag or a category.
package struct Term: Hashable, Sendable {
    package static let nameLimit = 100

    package let slug: Slug
    package let name: String

    package init(slug: Slug, name: String) {
        self.slug = slug
        self.name = name
    }

    /// Makes the slug from the name. `nil` when the name is empty, too long, or holds invisible characters.
    package init?(named name: String) {
        guard !name.isEmpty, name.unicodeScalars.count <= Self.nameLimit, name.isPlainLine,
            let slug = Slug(from: name) ?? Slug("term-" + Self.fingerprint(name))
        else { return nil }
        self.init(slug: slug, name: name)
    }

    /// Stands for a name of which no Latin letter makes a slug: the same name always gives the same one (FNV-1a).
    private static func fingerprint(_ name: String) -> String {
        let hash = name.lowercased().utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)).multipliedReportingOverflow(by: 0x100_0000_01B3).partialValue
        }
        return String(hash, radix: 36)
    }
}

internal import Blog
internal import Sodium

/// What was kept in the fields of a form when it was shown: a fingerprint of each travels with it, so that what somebody
/// else, or another tab, saved meanwhile is not overwritten unseen.
struct SeenFields {
    private let fields: [(name: String, value: String)]

    init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// For the hidden field `seen`.
    var text: String { fields.map { Self.fingerprint($0.value) }.joined(separator: "-") }

    /// What is kept now, was not when the form was shown, and would be lost. Sent once more, the form counts.
    /// - Parameters:
    ///   - seen: ``text`` of then.
    ///   - typed: the fields as they would be saved, in the same order.
    ///   - words: a value as people know it, by the name of its field.
    func lost(
        since seen: String, by typed: [(name: String, value: String)],
        words: (_ name: String, _ value: String) -> String = { $1 }
    ) -> [FieldError] {
        let former = seen.split(separator: "-", omittingEmptySubsequences: false)
        return zip(fields, typed).enumerated().compactMap { place, pair in
            let ((name, kept), (_, typed)) = pair
            guard kept != typed, !former.indices.contains(place) || former[place] != Self.fingerprint(kept) else {
                return nil
            }
            let value = words(name, kept)
            let news = value.isEmpty ? "This was emptied" : "“\(value)” was saved here"
            return FieldError(name, "\(news) meanwhile, perhaps in another tab. Sent again, what stands below counts.")
        }
    }

    private static func fingerprint(_ value: String) -> String {
        Digest.hexadecimal(Digest.sha256(of: [value]).prefix(8))
    }
}

internal import Blog

/// The login name of an author as WordPress itself reads one from an export: letters, digits, spaces and `_.-@` count,
/// so that a stray `<` or `>` does not make another person.
struct AuthorLogin: Hashable {
    let text: String

    /// `nil` when nothing is left.
    init?(_ text: String) {
        let plain = PlainText.line(text, limit: 200)
        let strict = String(plain.unicodeScalars.filter(Self.isAllowed)).trimmed
        // A name in another script would lose all its letters.
        self.text = strict.isEmpty ? plain : strict
        if self.text.isEmpty { return nil }
    }

    private init(known text: String) { self.text = text }

    /// Stands for the author of what names none.
    static let unknown = AuthorLogin(known: "Unknown author")

    /// Names that differ in case alone are one person.
    var key: String { text.lowercased() }

    /// Names that accounts may have, made of this one: `jane`, `jane-2`, `jane-3`, …
    var accountNames: some Sequence<AccountName> {
        let base = accountNameBase
        return (1...10_000).lazy.compactMap { number in
            let ending = number == 1 ? "" : "-\(number)"
            return AccountName(base.prefix(AccountName.limit - ending.count) + ending)
        }
    }

    private var accountNameBase: String {
        let words = text.unicodeScalars.split { !$0.isASCII || $0 == " " || $0 == "@" || !Self.isAllowed($0) }
        let name = words.map { String($0) }.joined(separator: "-")
        let start = name.firstIndex { $0.isLetter || $0.isNumber } ?? name.endIndex
        let rest = String(name[start...])
        return AccountName(rest) != nil || rest.count > AccountName.limit
            ? rest : rest.isEmpty ? "author" : "author-" + rest
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ", "_", ".", "-", "@": true
        default: false
        }
    }
}

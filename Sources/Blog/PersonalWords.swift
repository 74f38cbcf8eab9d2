/// What everybody knows of a person and a site, taken to pieces of three letters or more.
struct PersonalWords {
    /// In small letters, without what is neither letter nor digit; longer ones first.
    private let words: [String]

    init(_ names: [String]) {
        var words: Set<String> = []
        for name in names {
            let scalars = Array(name.lowercased().unicodeScalars)
            words.insert(Self.compact(scalars))
            for part in scalars.split(whereSeparator: { !Self.isLetterOrDigit($0) }) {
                words.insert(Self.compact(part))
            }
        }
        self.words = words.filter { $0.unicodeScalars.count >= 3 }.sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// Whether nothing is left of the text without these words but what anybody would try behind them.
    func make(_ text: PasswordGuess.Text) -> Bool {
        PasswordGuess.cores(of: text).contains { core in
            PasswordGuess.spellings(of: core).contains { spelling in
                let whole = Self.compact(spelling.unicodeScalars)
                let rest = words.reduce(whole) { $0.replacing($1, with: "") }
                guard rest.utf8.count < whole.utf8.count else { return false }
                let scalars = Array(rest.unicodeScalars)
                return scalars.count <= 3 || PasswordGuess.isCommon(scalars[...])
                    || (scalars.count <= PasswordGuess.decorationLimit
                        && scalars.allSatisfy { $0.properties.numericType != nil })
            }
        }
    }

    private static func compact(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var compact = String.UnicodeScalarView()
        compact.append(contentsOf: scalars.lazy.filter(isLetterOrDigit))
        return String(compact)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

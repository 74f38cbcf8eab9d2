internal import KnownPasswords

/// Why a password is among the first that whoever guesses passwords tries.
enum PasswordGuess: Hashable, Sendable {
    /// It is known, comes from the rows of a keyboard, or is made of such a one by what people do to pass a rule: capital
    /// letters, digits and marks at its ends, digits for letters, the same once more.
    case common
    /// It is made of names that belong to the person or to the site.
    case personal

    typealias Text = ArraySlice<Unicode.Scalar>

    /// `nil` when it is neither. Takes time linear in the length.
    init?(_ password: String, personal names: [String]) {
        let text = Array(password.lowercased().unicodeScalars)[...]
        if Self.isCommon(text) {
            self = .common
        } else if PersonalWords(names).make(text) {
            self = .personal
        } else {
            return nil
        }
    }

    static func isCommon(_ text: Text) -> Bool { cores(of: text).contains(where: isEasy) }

    /// So many digits and marks at the ends add little: they are a date or a year most of the time.
    static let decorationLimit = 8

    /// The text itself, and without the digits and marks at either end or at both.
    static func cores(of text: Text) -> [Text] {
        let head = text.prefix { !$0.properties.isAlphabetic }
        guard head.count < text.count else { return [text] }
        let tail = text.suffix(from: (text.lastIndex { $0.properties.isAlphabetic } ?? text.startIndex) + 1)
        func isWeak(_ decoration: Text) -> Bool { decoration.count <= decorationLimit || isEasy(decoration) }
        var cores = [text]
        if !tail.isEmpty && isWeak(tail) { cores.append(text.dropLast(tail.count)) }
        if !head.isEmpty && isWeak(head) { cores += cores.map { $0.dropFirst(head.count) } }
        return cores
    }

    private static func isEasy(_ text: Text) -> Bool {
        spellings(of: text).contains { KnownPasswords.contains($0) } || KeyboardRuns.make(text) || isRepetition(text)
    }

    /// What is said twice tells no more than what is said once, which must be long enough for itself.
    private static func isRepetition(_ text: Text) -> Bool {
        // A known password with what stands at its ends is not longer than this.
        let period = (1...40).first { period in
            // A mark between the two may be missing at the end.
            text.count + 1 >= 2 * period && zip(text, text.dropFirst(period)).allSatisfy { $0 == $1 }
        }
        guard let period, text.count >= 3 else { return false }
        return period < NewPassword.length.lowerBound || isCommon(text.prefix(period))
    }

    /// With digits and marks read as the letters for which they stand, each way that is usual.
    static func spellings(of text: Text) -> [String] {
        [[:], letters, letters.merging(["1": "l", "7": "l"]) { $1 }].map { letters in
            var spelling = String.UnicodeScalarView()
            spelling.append(contentsOf: text.lazy.map { letters[$0] ?? $0 })
            return String(spelling)
        }
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
        "@": "a", "4": "a", "8": "b", "3": "e", "€": "e", "6": "g", "9": "g", "1": "i", "!": "i", "|": "l", "0": "o",
        "$": "s", "5": "s", "7": "t", "+": "t", "2": "z",
    ]
}

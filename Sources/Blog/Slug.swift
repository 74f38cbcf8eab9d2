/// The part of an address that names a post, page, tag or category: `a` to `z`, `0` to `9`, `-` and `_`, at most 190.
package struct Slug: Hashable, Sendable, CustomStringConvertible {
    package static let limit = 190

    package let text: String
    package var description: String { text }

    /// `nil` unless the text is a slug already.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.limit, text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// Makes a slug of a title: letters of Latin scripts lose their marks, anything else separates words.
    /// `nil` when nothing remains, as with a title in Chinese.
    package init?(from title: String) {
        var words: [[UInt8]] = [[]]
        for character in title.lowercased() {
            let folded = Self.folded(character)
            if folded.isEmpty {
                if character != "'" && character != "’" && words.last?.isEmpty == false { words.append([]) }
            } else {
                words[words.count - 1] += folded
            }
        }
        var bytes: [UInt8] = []
        for word in words where !word.isEmpty {
            guard bytes.count + word.count < Self.limit else {
                if bytes.isEmpty { bytes = Array(word.prefix(Self.limit)) }
                break
            }
            bytes += (bytes.isEmpty ? [] : [UInt8(ascii: "-")]) + word
        }
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// This slug with a number behind it, for when it is taken.
    package func numbered(_ number: Int) -> Slug {
        let ending = "-\(number)"
        return Slug(
            unchecked: String(decoding: text.utf8.prefix(Self.limit - ending.utf8.count), as: UTF8.self) + ending)
    }

    /// For a title that makes no slug.
    package static let untitled = Slug(unchecked: "untitled")

    private init(unchecked text: String) { self.text = text }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func folded(_ character: Character) -> [UInt8] {
        if let ascii = character.asciiValue { return isAllowed(ascii) && ascii != UInt8(ascii: "-") ? [ascii] : [] }
        return (foldings[character] ?? "").utf8.map { $0 }
    }

    private static let foldings: [Character: String] = {
        let groups = [
            "a": "àáâãåāăą", "ae": "äæ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
            "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľł", "n": "ñńņň", "o": "òóôõøōŏő", "oe": "öœ",
            "r": "ŕŗř", "s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ", "u": "ùúûũūŭůűų", "ue": "ü", "w": "ŵ",
            "y": "ýÿŷ", "z": "źżž",
        ]
        var foldings: [Character: String] = [:]
        for (plain, marked) in groups { for character in marked { foldings[character] = plain } }
        return foldings
    }()
}

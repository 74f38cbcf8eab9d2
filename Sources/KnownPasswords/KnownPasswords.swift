/// The passwords that people choose most often, and that whoever guesses passwords tries first. They are in the program
/// itself, as they are compared: nothing is read, unpacked or sorted at the start.
package enum KnownPasswords {
    /// How many there are.
    package static var count: Int { list.reduce(0) { $0 + $1.text.utf8CodeUnitCount / $1.length } }

    /// Whether the text is one of them; they are in small letters.
    package static func contains(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { word in
            guard let group = list.first(where: { $0.length == word.count }) else { return false }
            return group.text.withUTF8Buffer { contains(word, in: $0) }
        }
    }

    /// Looks for a word among others of its length, which stand in order without anything between them.
    private static func contains(
        _ word: UnsafeBufferPointer<UInt8>, in words: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var range = 0..<words.count / word.count
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            let candidate = words[middle * word.count..<(middle + 1) * word.count]
            if candidate.elementsEqual(word) { return true }
            range =
                candidate.lexicographicallyPrecedes(word)
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }
}

/// Texts that fingers find by themselves: along the rows and columns of a keyboard, the alphabet, or one key.
enum KeyboardRuns {
    /// Whether the text is made of runs of three characters or more, but for two of its characters.
    static func make(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var rest = text
        var strays = 0
        while !rest.isEmpty {
            let run = longestRun(at: rest)
            if run < 3 { strays += 1 }
            guard strays <= 2 else { return false }
            rest = rest.dropFirst(run < 3 ? 1 : run)
        }
        return text.count >= 3 && strays * 3 <= text.count
    }

    /// How many characters from the first on go in one direction.
    private static func longestRun(at text: ArraySlice<Unicode.Scalar>) -> Int {
        let directions: [(Pair) -> Bool] = [
            { $0.first == $0.second }, { steps.contains($0) },
            { steps.contains(Pair(first: $0.second, second: $0.first)) },
        ]
        let lengths = directions.map { goesOn in
            1 + zip(text, text.dropFirst()).prefix { goesOn(Pair(first: $0, second: $1)) }.count
        }
        return lengths.max() ?? 1
    }

    private struct Pair: Hashable {
        let first: Unicode.Scalar
        let second: Unicode.Scalar
    }

    /// Neighbours, in the direction in which they are read.
    private static let steps: Set<Pair> = {
        let rows = [
            "abcdefghijklmnopqrstuvwxyz", "01234567890", "`1234567890-=", "!@#$%^&*()_+",
            "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiopü+", "asdfghjklöä", "yxcvbnm,.-", "azertyuiop",
            "qsdfghjklm", "wxcvbn", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/",
            "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        ]
        return rows.reduce(into: []) { steps, row in
            let keys = row.unicodeScalars
            for (first, second) in zip(keys, keys.dropFirst()) { steps.insert(Pair(first: first, second: second)) }
        }
    }()
}

extension SQL {
    /// Whether running the statement twice is the same as running it once: a `SELECT`, with comments, parentheses or
    /// `WITH` before it. Where that cannot be told by the words alone, it counts as a write.
    var isPlainRead: Bool {
        let statements = Script(text).statements
        guard statements.count == 1, let statement = statements.first else { return false }
        let words = statement.split { !$0.isLetter && $0 != "_" }.map { $0.uppercased() }
        let isFirst = statement.drop { $0.isWhitespace || $0 == "(" }.first?.isLetter == true
        switch words.first {
        case "SELECT": return isFirst && !words.contains("INTO")
        // For some servers a write can begin like this too.
        case "WITH": return isFirst && Self.wordsOfWrites.isDisjoint(with: words)
        default: return false
        }
    }

    private static let wordsOfWrites: Set<String> = ["INSERT", "UPDATE", "DELETE", "REPLACE", "INTO"]
}

internal import Markup

/// The text of a post or page with its shortcodes turned into HTML, and what readers will miss.
struct ImportedContent {
    let html: String
    /// In words for the report.
    let notes: [String]

    init(_ content: String, pictures: @escaping ([UInt64]?) -> [String]?) {
        let shortcodes = WordPressShortcodes(content, pictures: pictures)
        html = shortcodes.html
        var notes: [String] = []
        if shortcodes.hidden > 0 {
            notes.append(
                "galleries and playlists hidden, as the file does not tell of their contents: \(shortcodes.hidden)")
        }
        if !shortcodes.unknown.isEmpty {
            let names = shortcodes.unknown.map { "[\($0)]" }.joined(separator: ", ")
            notes.append("shortcodes that are not known here stand as text: \(names)")
        }
        let blocks = Self.filledBlocks(in: html)
        if !blocks.isEmpty {
            notes.append("blocks that WordPress fills in itself are empty: \(blocks.joined(separator: ", "))")
        }
        self.notes = notes
    }

    /// The names of blocks without contents (`<!-- wp:archives /-->`), each once and at most twenty.
    private static func filledBlocks(in html: String) -> [String] {
        var names: [String] = []
        for block in html.split(separator: "<!-- wp:").dropFirst(html.hasPrefix("<!-- wp:") ? 0 : 1) {
            let name = block.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "/" }
            guard let end = block.firstRange(of: "-->"), block[..<end.lowerBound].last == "/",
                !["more", "nextpage", "separator", "spacer"].contains(name), !names.contains(String(name)),
                names.count < 20
            else { continue }
            names.append(PlainText.line(String(name), limit: 40))
        }
        return names
    }
}

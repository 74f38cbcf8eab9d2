/// Bounds how deep elements nest, before a parser sees them: parsers of HTML repair what is nested wrongly, and some
/// repairs cost time that grows with the square of the depth. Deeper tags are left out and their content stays.
///
/// Elements whose content is not text of the page (scripts, styles, …) are left out as a whole, so that what looks
/// like a tag in them cannot confuse the count.
enum HTMLNesting {
    /// Elements that hold others.
    static let depthLimit = 100
    /// Elements such as `<b>` that a parser opens again in every paragraph after them.
    static let formattingLimit = 8

    static func bounded(_ source: [UInt8]) -> [UInt8] {
        var scanner = HTMLTagScanner(source)
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var open: [[UInt8]: Int] = [:]
        var depth = 0
        var formatting = 0
        while let piece = scanner.next() {
            switch piece {
            case .text(let range): output += source[range]
            case .start(let name, let range):
                if rawText.contains(name) {
                    scanner.skipContent(of: name)
                } else if uncounted.contains(name) {
                    output += source[range]
                } else if depth < depthLimit, formatting < formattingLimit || !formats.contains(name) {
                    output += source[range]
                    open[name, default: 0] += 1
                    depth += 1
                    if formats.contains(name) { formatting += 1 }
                }
            case .end(let name, let range):
                guard !uncounted.contains(name) else {
                    output += source[range]
                    continue
                }
                guard let count = open[name], count > 0 else { continue }
                output += source[range]
                open[name] = count - 1
                depth -= 1
                if formats.contains(name) { formatting -= 1 }
            }
        }
        return output
    }

    /// Void, or closed by the next of its kind without an end tag.
    private static let uncounted: Set<[UInt8]> = names(
        "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option"
    )

    private static let formats: Set<[UInt8]> = names(
        "a b big code em font i nobr s small strike strong tt u")

    private static let rawText: Set<[UInt8]> = names(
        "script style template noscript title textarea xmp noembed noframes svg math select object applet")

    private static func names(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array($0.utf8) })
    }
}

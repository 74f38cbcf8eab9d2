/// What WordPress' shortcodes (`[caption ...]...[/caption]`) become: HTML where HTML can say the same.
///
/// - `caption` becomes a figure; `embed`, `audio`, `video`, `youtube` and `vimeo` become a link to what they show, and so
///   does an address that stands alone on a line, which WordPress takes for `embed`.
/// - `gallery` becomes its pictures if their addresses are known. Otherwise it, as `playlist`, becomes a comment of
///   HTML: readers see nothing, who edits the text sees what was there.
/// - `[[name]]` is the text `[name]`. Others stay as they are, and are named in ``unknown``.
///
/// Nothing inside tags, comments, `pre`, `code` and their like is touched. Linear in time.
package struct WordPressShortcodes {
    package private(set) var html = ""
    /// The names of those that are not known, in the order of the text, each once.
    package private(set) var unknown: [String] = []
    /// How many galleries and playlists are hidden.
    package private(set) var hidden = 0

    private static let verbatim: Set<String> = ["code", "pre", "script", "style", "textarea"]

    /// What is longer, between a shortcode and its end, is no address.
    private static let addressLimit = 2_000

    private let bytes: [UInt8]
    private let pictures: ([UInt64]?) -> [String]?
    /// Where the end of each shortcode stands, in the text's order.
    private let ends: [String: [Int]]
    private var output: [UInt8] = []
    private var position = 0
    private var isInLink = false
    /// Elements of which no end tag follows.
    private var endless: Set<String> = []

    /// - Parameter pictures: the addresses of the attachments of these numbers, or of all that belong to the post; nil
    ///   when one is not known.
    package init(_ text: String, pictures: @escaping ([UInt64]?) -> [String]? = { _ in nil }) {
        bytes = Array(text.utf8)
        self.pictures = pictures
        ends = Self.ends(in: bytes)
        output.reserveCapacity(bytes.count + bytes.count / 8)
        while position < bytes.count { readNext() }
        html = String(decoding: output, as: UTF8.self)
    }

    private static func ends(in bytes: [UInt8]) -> [String: [Int]] {
        var ends: [String: [Int]] = [:]
        var start = bytes.startIndex
        while let place = bytes[start...].firstIndex(of: UInt8(ascii: "[")) {
            start = place + 1
            guard start < bytes.count, bytes[start] == UInt8(ascii: "/") else { continue }
            let name = bytes[(start + 1)...].prefix(Shortcode.nameLimit).prefix(while: Shortcode.standsInName)
            guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "]") else {
                continue
            }
            ends[String(decoding: name, as: UTF8.self), default: []].append(place)
        }
        return ends.mapValues { $0.reversed() }
    }

    private mutating func readNext() {
        switch bytes[position] {
        case UInt8(ascii: "<"): copyMarkup()
        case UInt8(ascii: "["): readBracket()
        case UInt8(ascii: "h") where startsLine && !isInLink: readAddress()
        default: copy(to: position + 1)
        }
    }

    private mutating func copy(to end: Int) {
        output.append(contentsOf: bytes[position..<end])
        position = end
    }

    // MARK: Tags

    private mutating func copyMarkup() {
        if bytes[position...].starts(with: "<!--".utf8) { return copy(to: end(of: "-->", from: position + 4)) }
        let rest = bytes[(position + 1)...]
        let isEnd = rest.first == UInt8(ascii: "/")
        let name = rest.dropFirst(isEnd ? 1 : 0).prefix(20).prefix(while: \.isASCIIAlphanumeric)
        guard name.first?.isASCIILetter == true else { return copy(to: position + 1) }
        let element = String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
        copy(to: tagEnd(from: name.endIndex))
        if element == "a" { isInLink = !isEnd }
        guard !isEnd, Self.verbatim.contains(element), !endless.contains(element) else { return }
        let end = end(of: Array("</\(element)".utf8), position, nil)
        if end == bytes.count { endless.insert(element) } else { copy(to: end) }
    }

    private func tagEnd(from start: Int, before limit: Int? = nil) -> Int {
        let limit = limit ?? bytes.count
        var quote: UInt8?
        for index in start..<limit {
            let byte = bytes[index]
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if quote == nil, byte == UInt8(ascii: ">") {
                return index + 1
            }
        }
        return limit
    }

    /// Behind the next `lowercase`, or `limit` when there is none.
    private func end(of lowercase: StaticString, from start: Int, before limit: Int? = nil) -> Int {
        end(
            of: Array(UnsafeBufferPointer(start: lowercase.utf8Start, count: lowercase.utf8CodeUnitCount)), start, limit
        )
    }

    private func end(of pattern: [UInt8], _ start: Int, _ limit: Int?) -> Int {
        let limit = limit ?? bytes.count
        var index = min(start, limit)
        while let place = bytes[index..<limit].firstIndex(where: { $0 == pattern.first }) {
            let found = bytes[place..<limit].prefix(pattern.count)
            if found.count == pattern.count, zip(found, pattern).allSatisfy({ $0.asciiLowercased == $1 }) {
                return found.endIndex
            }
            index = place + 1
        }
        return limit
    }

    // MARK: Addresses that stand alone

    private var startsLine: Bool {
        guard let last = output.last(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else {
            return true
        }
        return last == UInt8(ascii: "\n") || last == UInt8(ascii: ">")
    }

    private mutating func readAddress() {
        let word = bytes[position...].prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "<") }
        let next = bytes[word.endIndex...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        let endsLine = next == nil || next == 0x0A || next == 0x0D || next == UInt8(ascii: "<")
        guard endsLine, let address = Self.address(word) else { return copy(to: position + 1) }
        writeLink(to: address)
        position = word.endIndex
    }

    /// A web address that can stand in a quoted attribute as it is.
    private static func address(_ text: some Collection<UInt8>) -> [UInt8]? {
        let bytes = Array(text)
        let isWeb = bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8)
        let isSafe = bytes.allSatisfy { $0 > 0x20 && !"\"'<>[]".utf8.contains($0) }
        return isWeb && isSafe ? bytes : nil
    }

    private mutating func writeLink(to address: [UInt8]) {
        output.append(contentsOf: "<a href=\"".utf8 + address + "\">".utf8 + address + "</a>".utf8)
    }

    // MARK: Shortcodes

    private mutating func readBracket() {
        guard let code = Shortcode(in: bytes, at: position) else { return copy(to: position + 1) }
        if position > 0, bytes[position - 1] == UInt8(ascii: "["), code.end < bytes.count,
            bytes[code.end] == UInt8(ascii: "]")
        {
            output.removeLast()
            copy(to: code.end)
            position += 1
            return
        }
        let isDone =
            switch code.name {
            case "caption", "wp_caption": writeFigure(code)
            case "embed", "audio", "video", "youtube", "vimeo": writeLink(code)
            case "gallery": writePictures(code) || hide(code)
            case "playlist": hide(code)
            default: false
            }
        guard !isDone else { return }
        if code.hasNamedValues || contents(of: code) != nil, !unknown.contains(code.name), unknown.count < 20 {
            unknown.append(code.name)
        }
        copy(to: code.end)
    }

    /// What stands before the next end of the shortcode.
    private func contents(of code: Shortcode) -> Range<Int>? {
        guard let places = ends[code.name] else { return nil }
        // In falling order: see ends(in:).
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] >= code.end { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : code.end..<places[low - 1]
    }

    private func end(of code: Shortcode, _ contents: Range<Int>?) -> Int {
        contents.map { $0.upperBound + code.name.utf8.count + 3 } ?? code.end
    }

    private mutating func writeFigure(_ code: Shortcode) -> Bool {
        guard let contents = contents(of: code) else { return false }
        let pictureEnd = pictureEnd(in: contents)
        let caption = code["caption"] ?? Array(bytes[pictureEnd..<contents.upperBound])
        let align = code["align"].map { String(decoding: $0, as: UTF8.self) } ?? ""
        let isAligned = ["alignleft", "aligncenter", "alignright"].contains(align)
        output.append(contentsOf: (isAligned ? "<figure class=\"\(align)\">" : "<figure>").utf8)
        output.append(contentsOf: bytes[contents.lowerBound..<pictureEnd])
        if caption.contains(where: { !$0.isASCIIWhitespace }) {
            output.append(contentsOf: "<figcaption>".utf8 + Self.trimmed(caption) + "</figcaption>".utf8)
        }
        output.append(contentsOf: "</figure>".utf8)
        position = end(of: code, contents)
        return true
    }

    /// Behind the first image, or behind the link that it is in.
    private func pictureEnd(in contents: Range<Int>) -> Int {
        var index = contents.lowerBound
        var isInLink = false
        while let start = bytes[index..<contents.upperBound].firstIndex(of: UInt8(ascii: "<")) {
            let tag = bytes[start..<contents.upperBound].prefix(4).map(\.asciiLowercased)
            index = tagEnd(from: start, before: contents.upperBound)
            if tag.starts(with: "<a ".utf8) { isInLink = true }
            guard tag == Array("<img".utf8) else { continue }
            guard isInLink else { return index }
            return end(of: "</a>", from: index, before: contents.upperBound)
        }
        return contents.lowerBound
    }

    private static func trimmed(_ text: [UInt8]) -> ArraySlice<UInt8> {
        let rest = text.drop(while: \.isASCIIWhitespace)
        return rest[..<(rest.lastIndex { !$0.isASCIIWhitespace }.map { $0 + 1 } ?? rest.startIndex)]
    }

    private mutating func writeLink(_ code: Shortcode) -> Bool {
        guard !isInLink else { return false }
        let contents = contents(of: code).flatMap { $0.count <= Self.addressLimit ? $0 : nil }
        let inside = contents.map { Self.trimmed(Array(bytes[$0])) }
        let sources = ["src", "mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav", "wma", "id"]
        let candidates = sources.compactMap { code[$0] } + code.words + (inside.map { [Array($0)] } ?? [])
        guard let address = candidates.lazy.compactMap({ Self.address($0, for: code.name) }).first else { return false }
        writeLink(to: address)
        position = end(of: code, contents)
        return true
    }

    private static func address(_ word: [UInt8], for name: String) -> [UInt8]? {
        if let address = address(word) { return address }
        let isNumber = !word.isEmpty && word.allSatisfy(\.isASCIIDigit)
        let isName = word.count == 11 && word.allSatisfy { $0.isASCIIAlphanumeric || "-_".utf8.contains($0) }
        switch name {
        case "youtube" where isName: return Array("https://www.youtube.com/watch?v=".utf8) + word
        case "vimeo" where isNumber: return Array("https://vimeo.com/".utf8) + word
        default: return nil
        }
    }

    private mutating func writePictures(_ code: Shortcode) -> Bool {
        let numbers = (code["ids"] ?? code["include"]).map { list in
            list.split(separator: UInt8(ascii: ",")).map {
                UInt64(String(decoding: Self.trimmed(Array($0)), as: UTF8.self))
            }
        }
        guard numbers?.contains(nil) != true, let found = pictures(numbers?.compactMap(\.self)) else { return false }
        let addresses = found.compactMap { Self.address($0.utf8) }
        guard !addresses.isEmpty, addresses.count == found.count else { return false }
        for address in addresses {
            output.append(contentsOf: "<figure><img src=\"".utf8 + address + "\" alt=\"\"></figure>\n".utf8)
        }
        position = code.end
        return true
    }

    /// Unless it could end the comment that is to hold it.
    private mutating func hide(_ code: Shortcode) -> Bool {
        let text = bytes[position..<code.end]
        guard !text.contains(UInt8(ascii: ">")), !String(decoding: text, as: UTF8.self).contains("--") else {
            return false
        }
        output.append(contentsOf: "<!-- ".utf8 + text + " -->".utf8)
        position = code.end
        hidden += 1
        return true
    }
}

/// Foreign HTML as Gumbo gets to see it: known elements only, every tag balanced, no element deeper than ``depth``.
///
/// Gumbo follows the HTML Standard, which mends broken markup by work that grows with the depth of the tree, the number
/// of attributes and the formatting elements left open, so that a hostile text costs the square of its size, and Gumbo
/// frees its tree by recursion. Here the same mending is done roughly, on a stack of limited size: an end tag ends
/// everything opened after its start tag, and formatting that was open does not go on behind it.
struct BalancedHTML {
    static let depth = 100
    static let formattingDepth = 8
    static let attributes = 24

    private(set) var bytes: [UInt8] = []

    private var reader: TagReader
    private let lastEndTags: [String: Int]
    private var open: [OpenElement] = []
    private var formatting = 0

    private struct OpenElement {
        let element: ForeignElement
        /// False beyond the limits and for a link without an address: the end tag is then left out too.
        let isWritten: Bool
    }

    init(_ source: [UInt8]) {
        reader = TagReader(source)
        lastEndTags = Self.findLastEndTags(source)
        bytes.reserveCapacity(source.count + source.count / 8)
        while let token = reader.next() {
            switch token.kind {
            case .text: text(source[token.range])
            case .start(let name): start(name, token)
            case .end(let name): if let element = ForeignElement(name: name) { end(element) }
            case .rawText, .comment, .broken: break
            }
        }
        close(downTo: 0)
    }

    /// Where the last end tag of each element stands, so that no search for one that is missing is ever begun.
    private static func findLastEndTags(_ source: [UInt8]) -> [String: Int] {
        var places: [String: Int] = [:]
        var reader = TagReader(source)
        while let token = reader.next() {
            if case .end(let name) = token.kind,
                ForeignElement.droppedWithContents.contains(name) || ForeignElement.replacedByLink.contains(name)
            {
                places[name] = token.range.lowerBound
            }
        }
        return places
    }

    // MARK: Text and tags

    private mutating func text(_ text: ArraySlice<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case 0: break
            default: bytes.append(byte)
            }
        }
    }

    private mutating func start(_ name: String, _ tag: TagReader.Token) {
        if ForeignElement.replacedByLink.contains(name) { return replaceByLink(name, tag) }
        if ForeignElement.droppedWithContents.contains(name) {
            _ = contents(of: name, tag)
            return
        }
        guard let element = ForeignElement(name: name) else { return }
        guard !element.isTablePart || isInTable else { return }
        closeImplied(by: element)
        let attributes = attributes(of: tag)
        if element.isVoid { return write(element, attributes) }
        guard open.count < 2 * Self.depth else { return }
        let hasAddress = element != .a || attributes.contains { $0.name == .href }
        let hasRoom = open.count < Self.depth && !(element.isFormatting && formatting >= Self.formattingDepth)
        open.append(OpenElement(element: element, isWritten: hasAddress && hasRoom))
        guard hasAddress, hasRoom else { return }
        if element.isFormatting { formatting += 1 }
        write(element, attributes)
    }

    private mutating func end(_ element: ForeignElement) {
        guard !element.isVoid else { return }
        close(
            { $0 == element },
            within: { scope in
                element == .table ? false : element.isTablePart ? scope == .table : scope.isCell || scope == .table
            })
    }

    /// The tokens of an element that is left out. One that never ends is, if its text is raw, all that follows, and
    /// otherwise a tag without contents.
    private mutating func contents(of name: String, _ tag: TagReader.Token) -> [TagReader.Token] {
        guard let end = lastEndTags[name], end >= tag.range.upperBound else { return [] }
        var tokens: [TagReader.Token] = []
        while let token = reader.next() {
            if case .end(name) = token.kind { return tokens }
            tokens.append(token)
        }
        return tokens
    }

    private mutating func replaceByLink(_ name: String, _ tag: TagReader.Token) {
        let contents = name == "embed" ? [] : contents(of: name, tag)
        let candidates = [tag] + contents.filter { if case .start("source") = $0.kind { true } else { false } }
        let source = Self.source(of: candidates, in: reader)
        guard let source, lastOpen({ $0 == .a }, within: { _ in false }) == nil else { return }
        let isBetweenBlocks = open.last.map { Self.holdsBlocks($0.element) } ?? true
        if isBetweenBlocks { bytes.append(contentsOf: "<p>".utf8) }
        write(.a, [(.href, source)])
        text(reader.bytes[source])
        bytes.append(contentsOf: "</a>".utf8)
        if isBetweenBlocks { bytes.append(contentsOf: "</p>".utf8) }
    }

    private static func holdsBlocks(_ element: ForeignElement) -> Bool {
        switch element {
        case .article, .aside, .blockquote, .div, .figure, .footer, .header, .main, .section: true
        default: false
        }
    }

    private static func source(of tags: [TagReader.Token], in reader: TagReader) -> Range<Int>? {
        for tag in tags {
            if let source = reader.attributes(of: tag).first(where: { $0.name == "src" }) { return source.value }
        }
        return nil
    }

    private func attributes(of tag: TagReader.Token) -> [(name: ForeignAttribute, value: Range<Int>)] {
        reader.attributes(of: tag).lazy
            .compactMap { attribute in ForeignAttribute(rawValue: attribute.name).map { ($0, attribute.value) } }
            .prefix(Self.attributes).map { $0 }
    }

    private mutating func write(
        _ element: ForeignElement, _ attributes: [(name: ForeignAttribute, value: Range<Int>)]
    ) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: element.rawValue.utf8)
        for (name, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: name.rawValue.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            for byte in reader.bytes[value] {
                if byte == UInt8(ascii: "\"") { bytes.append(contentsOf: "&quot;".utf8) } else { bytes.append(byte) }
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    // MARK: The stack

    private var isInTable: Bool { lastOpen({ $0 == .table }, within: { _ in false }) != nil }

    /// The end tags that HTML lets an author leave out (section 13.1.2.4), and those of elements that cannot stand
    /// inside themselves.
    private mutating func closeImplied(by element: ForeignElement) {
        if element.endsParagraph { close({ $0 == .p }, within: { $0.isCell || $0 == .table }) }
        switch element {
        case .a: close({ $0 == .a }, within: { $0.isCell || $0 == .table })
        case .li: close({ $0 == .li }, within: { $0.isCell || $0 == .table || $0 == .ol || $0 == .ul })
        case .dd, .dt: close({ $0 == .dd || $0 == .dt }, within: { $0.isCell || $0 == .table || $0 == .dl })
        case .rp, .rt: close({ $0 == .rp || $0 == .rt }, within: { $0.isCell || $0 == .table || $0 == .ruby })
        case .td, .th: closeInTable { $0.isCell }
        case .tr: closeInTable { $0.isCell || $0 == .tr }
        case .caption, .tbody, .tfoot, .thead: closeInTable(\.isTablePart)
        case _ where element.isHeading: if open.last?.element.isHeading == true { close(downTo: open.count - 1) }
        default: break
        }
    }

    /// Closes the outermost part of the innermost table that passes `test`.
    private mutating func closeInTable(_ test: Test) {
        guard let table = lastOpen({ $0 == .table }, within: { _ in false }) else { return }
        if let part = open[(table + 1)...].firstIndex(where: { test($0.element) }) { close(downTo: part) }
    }

    private typealias Test = (ForeignElement) -> Bool

    private mutating func close(_ test: Test, within scope: Test) {
        if let place = lastOpen(test, within: scope) { close(downTo: place) }
    }

    /// The last open element that passes `test` and is not hidden behind one of `scope`.
    private func lastOpen(_ test: Test, within scope: Test) -> Int? {
        for index in open.indices.reversed() {
            if test(open[index].element) { return index }
            if scope(open[index].element) { return nil }
        }
        return nil
    }

    private mutating func close(downTo count: Int) {
        while open.count > count, let last = open.popLast() {
            guard last.isWritten else { continue }
            if last.element.isFormatting { formatting -= 1 }
            bytes.append(contentsOf: "</".utf8)
            bytes.append(contentsOf: last.element.rawValue.utf8)
            bytes.append(UInt8(ascii: ">"))
        }
    }
}

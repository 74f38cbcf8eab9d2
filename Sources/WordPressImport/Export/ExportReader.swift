internal import Blog
internal import XML

/// Walks through the elements of an export and keeps count of how much of an item is held.
final class ExportReader {
    /// Bytes of text of one item with its comments, where each element counts ``elementWeight`` more.
    static let itemLimit = 64_000_000
    private static let elementWeight = 200

    private let reader: XMLReader
    private var weight: Int?

    init(_ reader: XMLReader) { self.reader = reader }

    var line: Int { reader.line }
    var bytesRead: Int { reader.bytesRead }
    var bytesTotal: Int? { reader.bytesTotal }

    /// The next element within the one that began last and was not left yet; `nil` at its end, or at the end of the
    /// document. Each child must be left, by reading its children to the end, its text or ``skip()``, before the
    /// next is asked for.
    func child() throws(ImportError) -> ExportElement? {
        try count(Self.elementWeight)
        while let event = try translated(reader.next) {
            switch event {
            case .start(let element): return ExportElement(element)
            case .text: continue
            case .end: return nil
            }
        }
        return nil
    }

    func text() throws(ImportError) -> String {
        let text = try translated(reader.text)
        try count(text.utf8.count)
        return text
    }

    /// Text that means the same with white space around it.
    func word() throws(ImportError) -> String { try text().trimmed }

    /// A number from 1; `nil` when there is none, which WordPress writes as 0.
    func number() throws(ImportError) -> UInt64? { UInt64(try word()).flatMap { $0 == 0 ? nil : $0 } }

    func skip() throws(ImportError) { try translated(reader.skipElement) }

    func weighingItem<Item>(_ body: () throws(ImportError) -> Item) throws(ImportError) -> Item {
        weight = 0
        defer { weight = nil }
        return try body()
    }

    private func count(_ bytes: Int) throws(ImportError) {
        guard let weight else { return }
        guard weight + bytes <= Self.itemLimit else {
            throw ImportError(
                line: reader.line,
                message: "an item with its comments is larger than \(Self.itemLimit / 1_000_000) MB")
        }
        self.weight = weight + bytes
    }

    private func translated<Value>(_ read: () throws(XMLError) -> Value) throws(ImportError) -> Value {
        do throws(XMLError) {
            return try read()
        } catch {
            throw ImportError(error)
        }
    }
}

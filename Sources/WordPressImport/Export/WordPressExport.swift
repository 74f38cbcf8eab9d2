internal import XML

/// Reads what WordPress writes under “Tools, Export”: RSS 2.0 with extensions, called WXR, of version 1.0, 1.1 or
/// 1.2. One entry is held at a time, of which a post with all its comments is the largest; it may have 64 MB.
package final class WordPressExport {
    private static let versions = ["1.0", "1.1", "1.2"]

    private enum Position {
        case beforeChannel, inChannel, atEnd
    }

    private let reader: ExportReader
    private var position = Position.beforeChannel
    private var site = ExportedSite()
    private var siteWasTold = false
    /// What comes after the site.
    private var heldBack: ExportEntry?

    /// - Throws: an ``ImportError`` without a line when the file cannot be opened.
    package init(path: String) throws(ImportError) {
        do throws(XMLError) {
            reader = ExportReader(try XMLReader(path: path))
        } catch {
            throw ImportError(error)
        }
    }

    /// An export in memory.
    package init(bytes: [UInt8]) throws(ImportError) {
        do throws(XMLError) {
            reader = ExportReader(try XMLReader(bytes: bytes))
        } catch {
            throw ImportError(error)
        }
    }

    /// The line of the element that was read last.
    package var line: Int { reader.line }
    package var bytesRead: Int { reader.bytesRead }
    /// `nil` when the file is a pipe.
    package var bytesTotal: Int? { reader.bytesTotal }

    /// The next entry; `nil` at the end of the file.
    /// - Throws: an ``ImportError`` with its line when the file is no export, or is broken.
    package func next() throws(ImportError) -> ExportEntry? {
        if let entry = heldBack {
            heldBack = nil
            return entry
        }
        if position == .beforeChannel { try findChannel() }
        guard position == .inChannel else { return nil }
        while let element = try reader.child() {
            guard let entry = try entry(element) else { continue }
            if siteWasTold { return entry }
            heldBack = entry
            return try completeSite(element.line)
        }
        let line = reader.line
        position = .atEnd
        // What follows must be the end of the document and nothing else.
        while try reader.child() != nil { try reader.skip() }
        return siteWasTold ? nil : try completeSite(line)
    }

    private func findChannel() throws(ImportError) {
        let root = try reader.child()
        guard let root, root.vocabulary == .rss, root.name == "rss" else {
            throw notAnExport("its outermost element is <\(root?.name ?? "")>, not <rss>", root?.line ?? 1)
        }
        let channel = try reader.child()
        guard let channel, channel.vocabulary == .rss, channel.name == "channel" else {
            throw notAnExport("<rss> holds <\(channel?.name ?? "")>, not <channel>", channel?.line ?? root.line)
        }
        position = .inChannel
    }

    /// `nil` for what belongs to the site or is of no use.
    private func entry(_ element: ExportElement) throws(ImportError) -> ExportEntry? {
        switch (element.vocabulary, element.name) {
        case (.rss, "item"):
            // Without its version the file is not read on, as its item may be anything.
            try requireVersion(element.line)
            return .item(try reader.weighingItem { () throws(ImportError) in try reader.item(line: element.line) })
        case (.wordpress, "author"): return .author(try reader.author())
        case (.wordpress, "category"): return .term(try reader.category())
        case (.wordpress, "tag"): return .term(try reader.tag())
        case (.wordpress, "term"): return .term(try reader.term())
        case (.rss, "title"): site.title = try reader.text()
        case (.rss, "link"): site.link = try reader.word()
        case (.wordpress, "base_site_url"): site.siteURL = try reader.word()
        case (.wordpress, "base_blog_url"): site.blogURL = try reader.word()
        case (.wordpress, "wxr_version"):
            site.version = try reader.word()
            guard Self.versions.contains(site.version) else {
                throw ImportError(
                    line: element.line,
                    message: "its WXR version is “\(quoted(site.version))”; 1.0, 1.1 and 1.2 can be read")
            }
        default: try reader.skip()
        }
        return nil
    }

    private func completeSite(_ line: Int) throws(ImportError) -> ExportEntry {
        try requireVersion(line)
        siteWasTold = true
        return .site(site)
    }

    private func requireVersion(_ line: Int) throws(ImportError) {
        guard site.version.isEmpty else { return }
        throw notAnExport("no <wp:wxr_version> stands before its first author, term or item", line)
    }

    private func notAnExport(_ reason: String, _ line: Int) -> ImportError {
        ImportError(line: line, message: "this is not a WordPress export: \(reason)")
    }

    private func quoted(_ text: String) -> String { PlainText.line(text, limit: 40) }
}

internal import CMarkdown

/// Spans of text: emphasis, code, links and images.
extension MarkdownRenderer {
    /// An image whose text is being read; images inside it count as its text.
    struct Image {
        let address: Address?
        let title: [UInt8]
        var text: [UInt8] = []
        var depth = 1
    }

    private static let spanDepth = 32

    mutating func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        countAttributes(of: span, detail)
        guard image == nil else {
            if span == MD_SPAN_IMG { image?.depth += 1 }
            return
        }
        spans += 1
        switch span {
        case MD_SPAN_IMG:
            let detail = detail?.load(as: MD_SPAN_IMG_DETAIL.self)
            let address = detail.flatMap { Address(value($0.src), for: .image, by: author) }
            image = Image(address: address, title: detail.map { value($0.title) } ?? [])
        case _ where spans > Self.spanDepth: ends.append("")
        case MD_SPAN_A: openLink(detail?.load(as: MD_SPAN_A_DETAIL.self))
        case MD_SPAN_EM: openSpan("<em>", end: "</em>")
        case MD_SPAN_STRONG: openSpan("<strong>", end: "</strong>")
        case MD_SPAN_DEL: openSpan("<del>", end: "</del>")
        case MD_SPAN_CODE: openSpan("<code>", end: "</code>")
        default: ends.append("")
        }
    }

    private mutating func countAttributes(of span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
        switch span {
        case MD_SPAN_A:
            guard let link = detail?.load(as: MD_SPAN_A_DETAIL.self) else { return }
            attributeBytes += Int(link.href.size) + Int(link.title.size)
        case MD_SPAN_IMG:
            guard let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self) else { return }
            attributeBytes += Int(image.src.size) + Int(image.title.size)
        default: break
        }
    }

    mutating func leave(_ span: MD_SPANTYPE) {
        if let open = image {
            guard span == MD_SPAN_IMG else { return }
            image?.depth -= 1
            guard open.depth == 1 else { return }
            image = nil
            write(open)
        } else {
            if openLink == ends.count { openLink = nil }
            if let end = ends.popLast() { output.markup(end) }
        }
        spans -= 1
    }

    private mutating func openSpan(_ start: StaticString, end: StaticString) {
        output.markup(start)
        ends.append(end)
    }

    private mutating func openLink(_ link: MD_SPAN_A_DETAIL?) {
        guard openLink == nil, let link, let address = Address(value(link.href), for: .link, by: author) else {
            return ends.append("")
        }
        openLink(to: address, title: value(link.title))
        ends.append("</a>")
        openLink = ends.count
    }

    private mutating func openLink(to address: Address, title: [UInt8] = []) {
        output.markup("<a href=\"")
        output.safe(address.escaped)
        writeTitle(title)
        output.markup(author == .visitor ? "\" rel=\"nofollow ugc\">" : "\">")
    }

    /// The start of a title attribute whose quote the caller closes.
    private mutating func writeTitle(_ title: [UInt8]) {
        guard !title.isEmpty else { return }
        output.markup("\" title=\"")
        output.text(title)
    }

    private mutating func write(_ image: Image) {
        switch (image.address, author) {
        case (let address?, .staff):
            output.markup("<img src=\"")
            output.safe(address.escaped)
            output.markup("\" alt=\"")
            output.text(image.text)
            writeTitle(image.title)
            output.markup("\" loading=\"lazy\">")
        case (let address?, .visitor) where openLink == nil:
            openLink(to: address, title: image.title)
            if image.text.isEmpty { output.safe(address.escaped) } else { output.text(image.text) }
            output.markup("</a>")
        default: output.text(image.text)
        }
    }

    // MARK: Text

    mutating func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeRawBufferPointer) {
        bytes.withMemoryRebound(to: UInt8.self) { bytes in
            switch type {
            case MD_TEXT_BR: image == nil ? output.markup("<br>\n") : plain("\n")
            case MD_TEXT_SOFTBR: plain("\n")
            case MD_TEXT_NULLCHAR: plain("\u{FFFD}")
            case MD_TEXT_ENTITY: plain(CharacterReference.decode(bytes) ?? String(decoding: bytes, as: UTF8.self))
            case MD_TEXT_CODE where isInTable && bytes.contains(UInt8(ascii: "|")): cellCode(bytes)
            case _ where hidesCharacters && bytes.contains(0xEF): restoredText(type, bytes)
            default: text(type, bytes)
            }
        }
    }

    private mutating func text(_ type: MD_TEXTTYPE, _ text: UnsafeBufferPointer<UInt8>) {
        if image != nil {
            image?.text.append(contentsOf: text)
        } else if type == MD_TEXT_NORMAL, mayHaveAutolinks, openLink == nil {
            writeWithAutolinks(text)
        } else {
            output.text(text)
        }
    }

    /// In a table even code says `\|` for `|` (GitHub Flavored Markdown, section 4.10); md4c leaves the backslash.
    private mutating func cellCode(_ code: UnsafeBufferPointer<UInt8>) {
        let backslash = UInt8(ascii: "\\")
        let pipe = UInt8(ascii: "|")
        var plain: [UInt8] = []
        for byte in code {
            if byte == pipe, plain.last == backslash { plain.removeLast() }
            plain.append(byte)
        }
        plain.withUnsafeBufferPointer { restoredText(MD_TEXT_CODE, $0) }
    }

    private mutating func restoredText(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<UInt8>) {
        var restored: [UInt8] = []
        swap(&restored, &scratch)
        HiddenCharacter.restore(bytes, into: &restored)
        restored.withUnsafeBufferPointer { text(type, $0) }
        restored.removeAll(keepingCapacity: true)
        swap(&restored, &scratch)
    }

    private mutating func plain(_ string: String) {
        var string = string
        string.withUTF8 { text(MD_TEXT_CODE, $0) }
    }

    private mutating func writeWithAutolinks(_ text: UnsafeBufferPointer<UInt8>) {
        var scanner = AutolinkScanner(text)
        var written = 0
        while let link = scanner.next() {
            let found = text[link.range]
            guard let address = Address(link.scheme + found, for: .link, by: author) else { continue }
            output.text(UnsafeBufferPointer(rebasing: text[written..<link.range.lowerBound]))
            openLink(to: address)
            output.text(UnsafeBufferPointer(rebasing: found))
            output.markup("</a>")
            written = link.range.upperBound
        }
        output.text(UnsafeBufferPointer(rebasing: text[written...]))
    }

    func value(_ attribute: MD_ATTRIBUTE) -> [UInt8] {
        guard let text = attribute.text, let types = attribute.substr_types, let offsets = attribute.substr_offsets
        else { return [] }
        var value: [UInt8] = []
        var part = 0
        while offsets[part] < attribute.size {
            let range = Int(offsets[part])..<Int(offsets[part + 1])
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(start: text, count: Int(attribute.size))[range])
                .withMemoryRebound(to: UInt8.self) { bytes in
                    if types[part] == MD_TEXT_ENTITY, let decoded = CharacterReference.decode(bytes) {
                        value.append(contentsOf: decoded.utf8)
                    } else {
                        HiddenCharacter.restore(bytes, into: &value)
                    }
                }
            part += 1
        }
        return value
    }
}

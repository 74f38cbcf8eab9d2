internal import CMarkdown

// What md4c reports as text: characters, references, line ends and the addresses among them.

extension MarkdownRenderer {
    mutating func text(_ type: MD_TEXTTYPE, _ bytes: UnsafeRawBufferPointer) {
        bytes.withMemoryRebound(to: UInt8.self) { bytes in
            switch type {
            case MD_TEXT_BR: image == nil ? output.markup("<br>\n") : plain("\n")
            case MD_TEXT_SOFTBR: plain("\n")
            case MD_TEXT_NULLCHAR: plain("\u{FFFD}")
            case MD_TEXT_ENTITY: plain(CharacterReference.decode(bytes) ?? String(decoding: bytes, as: UTF8.self))
            case _ where hidesCharacters && bytes.contains(0xEF):
                HiddenCharacter.restored(bytes).withUnsafeBufferPointer { text(type, $0) }
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
                        value.append(contentsOf: hidesCharacters ? HiddenCharacter.restored(bytes) : Array(bytes))
                    }
                }
            part += 1
        }
        return value
    }
}

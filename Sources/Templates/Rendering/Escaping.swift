extension [UInt8] {
    /// Appends text so that neither an element nor a quoted attribute value can end or begin within it: `&`, `<`, `>`,
    /// `"` and `'` become character references. Runs without any of them are copied whole.
    @usableFromInline
    mutating func append(escaping text: String) {
        text.utf8.span.withUnsafeBufferPointer { bytes in
            var copied = 0
            var index = 0
            while index < bytes.count {
                let end = Swift.min(index + 64, bytes.count)
                guard bytes[index..<end].needsEscaping else {
                    index = end
                    continue
                }
                while index < end {
                    if let reference = characterReference(bytes[index]) {
                        append(UnsafeBufferPointer(rebasing: bytes[copied..<index]))
                        reference.withUTF8Buffer { append($0) }
                        copied = index + 1
                    }
                    index += 1
                }
            }
            append(UnsafeBufferPointer(rebasing: bytes[copied...]))
        }
    }

    @usableFromInline
    mutating func append(unescaped text: String) {
        text.utf8.span.withUnsafeBufferPointer { append($0) }
    }

    @usableFromInline
    mutating func append(_ part: RenderedPart) {
        part.bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Faster than `append(contentsOf:)`, which is prepared for sequences that misreport their length.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(addingCapacity: bytes.count) { free in
            free.withUnsafeMutableBufferPointer { target, count in
                _ = target.update(fromContentsOf: bytes)
                count = bytes.count
            }
        }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Looks at every byte without branching, so that the compiler can look at many at once: `<` and `>` differ in
    /// one bit, and so do `&` and `'`.
    fileprivate var needsEscaping: Bool {
        var least = UInt8.max
        for byte in UnsafeBufferPointer(rebasing: self) {
            least = Swift.min(
                least, (byte & 0xFD) ^ UInt8(ascii: "<"), (byte & 0xFE) ^ UInt8(ascii: "&"), byte ^ UInt8(ascii: "\""))
        }
        return least == 0
    }
}

private func characterReference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}

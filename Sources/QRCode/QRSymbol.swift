internal import CQRCode

/// A text as a QR Code (ISO/IEC 18004), drawn as one SVG path, so that a page can hold it without an image of its own.
package struct QRSymbol: Sendable {
    /// The light border that readers need on every side, in modules (ISO/IEC 18004, section 9.1).
    package static let quietZone = 4

    /// Modules on each side, with the border: the side of the SVG's `viewBox`.
    package let size: Int
    /// The `d` of the path of all dark modules, each one unit wide. What is not in it must be light, in every colour
    /// scheme: few readers take a code whose colours are turned round.
    package let path: String

    /// - Throws: when the text is empty, holds a NUL, or is longer than what a code can hold at this level of correction
    ///   (2,331 bytes, or more of it if it is digits or capitals), or there is no memory.
    package init(_ text: String) throws(QRSymbolError) {
        guard !text.utf8.contains(0) else { throw QRSymbolError() }
        // With level M a seventh of the symbol may be lost, to reflections on a screen for one.
        let symbol = text.withCString { QRcode_encodeString($0, 0, QR_ECLEVEL_M, QR_MODE_8, 1) }
        guard let symbol else { throw QRSymbolError() }
        defer { QRcode_free(symbol) }
        guard let data = symbol.pointee.data else { throw QRSymbolError() }
        let width = Int(symbol.pointee.width)
        let modules = UnsafeBufferPointer(start: data, count: width * width)
        size = width + 2 * Self.quietZone
        path = (0..<width).map { Self.path(ofRow: modules[$0 * width..<($0 + 1) * width], $0) }.joined()
    }

    /// One rectangle for each run of dark modules; the lowest bit of a module says that it is dark.
    private static func path(ofRow modules: Slice<UnsafeBufferPointer<UInt8>>, _ row: Int) -> String {
        var path = ""
        var rest = modules
        while let start = rest.firstIndex(where: { $0 & 1 == 1 }) {
            let end = rest[start...].firstIndex { $0 & 1 == 0 } ?? rest.endIndex
            path += "M\(start - modules.startIndex + quietZone) \(row + quietZone)h\(end - start)v1h-\(end - start)z"
            rest = rest[end...]
        }
        return path
    }
}

/// The text cannot be one symbol.
package struct QRSymbolError: Error, CustomStringConvertible {
    package var description: String {
        "the text is empty, holds a NUL or is too long for a QR Code, or memory is short"
    }
}

/// A path on this site to which a browser may be sent: it begins with one slash and holds nothing that a browser
/// could read as another host (`//evil`, `/\evil`) or as the end of a header.
struct LocalPath: Hashable, Sendable {
    let text: String

    init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/"), bytes.count <= 2_000,
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }
}

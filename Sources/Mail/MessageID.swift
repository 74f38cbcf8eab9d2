/// What tells one message from every other, for ever and everywhere (RFC 5322, section 3.6.4): a receiver that gets a
/// message twice knows it by this.
package struct MessageID: Hashable, Sendable {
    /// Without angle brackets.
    package let text: String

    /// `nil` unless the text is two parts around one `@`, of letters, digits and what else RFC 5322 has in atoms.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 190,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.mayStand) })
        else { return nil }
        self.text = text
    }

    private static func mayStand(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
    }
}

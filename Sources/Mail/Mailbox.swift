/// An address that mail goes to or comes from, with the name of whom it belongs to.
package struct Mailbox: Hashable, Sendable {
    /// May be empty.
    package let name: HeaderText
    /// As `ada@example.org`; letters beyond ASCII stay as they are (RFC 6532).
    package let address: String

    /// `nil` if the address is none: not two parts around one `@`, or with a character in it that means something
    /// around an address in a header or in a command of SMTP.
    package init?(name: String = "", address: String) {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254,
            address.unicodeScalars.allSatisfy(Self.mayStand)
        else { return nil }
        self.name = HeaderText(name)
        self.address = address
    }

    /// The words of a header field between which it may be folded.
    var words: [String] {
        name.text.isEmpty ? [address] : name.phrase + ["<\(address)>"]
    }

    private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "(", ")", "[", "]", ",", ";", ":", "\\", "\"": false
        default:
            scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
                && HeaderText(String(scalar)).text != " "
        }
    }
}

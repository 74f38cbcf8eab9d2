/// The name of a person as mails show it. People choose their names themselves, and have mail sent to addresses that may
/// be somebody else's: a name like a web address would become a link there, with the good name of the site around it.
struct PersonName: Sendable {
    /// With nothing in it that a mail program makes a link of. Where that took a change, the name stands in quotation
    /// marks, so that none of it passes for the words of the site.
    let text: String

    init(_ name: String) {
        var broken = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in name.unicodeScalars {
            if let before, Self.joints.contains(before), !scalar.properties.isWhitespace {
                broken.append(Self.nonJoiner)
            }
            broken.append(scalar)
            before = scalar
        }
        text = broken.count == name.unicodeScalars.count ? name : "“\(String(broken))”"
    }

    /// What holds an address together: of the web, of mail, or with a scheme. Browsers take four characters for the dot
    /// (UTS #46, section 2.3).
    private static let joints: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}", "@", ":"]

    /// It is not seen, and no domain name may hold it behind a dot (RFC 5892, appendix A.1).
    private static let nonJoiner: Unicode.Scalar = "\u{200C}"
}

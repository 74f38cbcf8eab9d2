internal import HTTP

// How the secret gets into the app: by a picture of its address, or typed by hand.

extension AuthenticatorSecret {
    /// Base32 (RFC 4648, section 6): 32 letters and digits.
    package var base32: String { Base32.encode(bytes) }

    /// The same in groups of four, for typing; apps overlook the blanks.
    package var grouped: String { base32.grouped(by: 4, separator: " ") }

    /// The address that apps read from a QR Code, in the form that they have agreed on ("Key Uri Format" of Google
    /// Authenticator). The account stands in the app beside its codes, under the issuer. Algorithm, digits and period
    /// are those that apps take where the address does not tell: so the picture is coarser and sooner scanned.
    package func address(issuer: String, account: String) -> String {
        let (issuer, account) = (PercentCoding.encode(issuer), PercentCoding.encode(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(base32)&issuer=\(issuer)"
    }
}

extension String {
    /// Parts of so many characters, the last of which may be shorter.
    func grouped(by size: Int, separator: String) -> String {
        var groups: [Substring] = []
        var rest = self[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return groups.joined(separator: separator)
    }
}

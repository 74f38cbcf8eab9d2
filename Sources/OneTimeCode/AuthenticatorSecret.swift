internal import COath
package import Sodium

/// What an authenticator app and the site share, and from which both compute the codes: TOTP (RFC 6238) with HMAC-SHA-1
/// and six digits, the one kind that every app knows.
package struct AuthenticatorSecret: Sendable {
    /// In bytes. RFC 4226, section 4 (R6), asks for 16 and recommends 20.
    package static let length = 20
    package static let digits = 6

    /// Exactly ``length`` of them.
    package let bytes: [UInt8]

    /// - Throws: when libsodium finds no source of random numbers.
    package init() throws(SodiumError) { bytes = try RandomBytes.make(Self.length) }

    /// A secret as it was kept; `nil` when it has another length.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// The step whose code was typed, if it is one of those that are taken at that moment.
    ///
    /// Every one of them is compared in constant time, whatever the others came to. Whether the step was used before is
    /// for the caller to know.
    /// - Parameter seconds: since 1970.
    package func step(of code: String, at seconds: Int64) throws(OathError) -> UInt64? {
        var match: UInt64?
        for step in TimeStep.accepted(at: seconds) {
            let isEqual = ConstantTime.equal(try self.code(at: step).utf8, code.utf8)
            match = isEqual ? step : match
        }
        return match
    }

    /// The code of a step: HOTP (RFC 4226, section 5.3) of its number.
    package func code(at step: UInt64) throws(OathError) -> String {
        // SIZE_MAX, which C has as a macro of a macro: where in the digest the code stands follows from the digest.
        let dynamicTruncation = Int(bitPattern: .max)
        let secret = bytes.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: Self.digits + 1)
        let outcome = oath_hotp_generate(
            secret, secret.count, step, UInt32(Self.digits), false, dynamicTruncation, &output)
        guard outcome == OATH_OK.rawValue else { throw OathError(code: outcome) }
        return String(decoding: output.prefix(Self.digits).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

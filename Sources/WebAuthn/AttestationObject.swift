/// What an authenticator says of a new key (section 6.5.4). Of its three parts the two that speak of the make of the
/// authenticator, `fmt` and `attStmt`, have to be there and mean nothing here.
struct AttestationObject {
    let authenticatorData: [UInt8]

    /// Room for a few certificates, although browsers leave them out when none are asked for.
    private static let lengthLimit = 16_384

    init(_ bytes: [UInt8]) throws(WebAuthnError) {
        guard bytes.count <= Self.lengthLimit, let parts = Self.parts(of: bytes[...]), parts.keys.contains("fmt"),
            parts.keys.contains("attStmt"), let item = parts["authData"]
        else { throw .malformed(.attestationObject) }
        var scanner = CBORScanner(item)
        guard let data = scanner.bytes() else { throw .malformed(.attestationObject) }
        authenticatorData = Array(data)
    }

    /// The items of a map, in which no key stands twice and behind which nothing stands.
    private static func parts(of bytes: ArraySlice<UInt8>) -> [String: ArraySlice<UInt8>]? {
        var scanner = CBORScanner(bytes)
        var parts: [String: ArraySlice<UInt8>] = [:]
        guard let count = scanner.pairs() else { return nil }
        for _ in 0..<count {
            guard let key = scanner.text(), let item = scanner.item(), parts.updateValue(item, forKey: key) == nil
            else { return nil }
        }
        return scanner.rest.isEmpty ? parts : nil
    }
}

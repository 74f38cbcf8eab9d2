internal import CJansson

/// What a browser says it did, and for whom (section 5.8.1, "CollectedClientData"). The authenticator signs its digest.
package struct ClientData: Hashable, Sendable {
    package let type: String
    /// In base64url, as it was given to the browser.
    package let challenge: String
    package let origin: String
    package let isCrossOrigin: Bool
    package let isTokenBound: Bool

    /// Browsers send a few hundred bytes.
    private static let lengthLimit = 4_096

    /// Reads JSON strictly: UTF-8 without a mark at its start, one object with nothing behind it, no key twice, no NUL
    /// in a text. Keys that are not known may be there, as the standard demands (section 5.8.1.1, note).
    package init(json: [UInt8]) throws(WebAuthnError) {
        guard json.count <= Self.lengthLimit, let root = Self.parse(json) else { throw .malformed(.clientData) }
        defer { json_decref(root) }
        guard let type = Self.text("type", of: root), let challenge = Self.text("challenge", of: root),
            let origin = Self.text("origin", of: root)
        else { throw .malformed(.clientData) }
        self.type = type
        self.challenge = challenge
        self.origin = origin
        switch json_object_get(root, "crossOrigin")?.pointee.type {
        // Some browsers leave it out.
        case nil, JSON_FALSE: isCrossOrigin = false
        case JSON_TRUE: isCrossOrigin = true
        default: throw .malformed(.clientData)
        }
        if let binding = json_object_get(root, "tokenBinding") {
            guard let status = Self.text("status", of: binding) else { throw .malformed(.clientData) }
            isTokenBound = status == "present"
        } else {
            isTokenBound = false
        }
    }

    private static func parse(_ json: [UInt8]) -> UnsafeMutablePointer<json_t>? {
        json.withUnsafeBytes { bytes in
            json_loadb(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, Int(JSON_REJECT_DUPLICATES), nil)
        }
    }

    private static func text(_ key: String, of object: UnsafeMutablePointer<json_t>) -> String? {
        guard let value = json_object_get(object, key), let characters = json_string_value(value) else { return nil }
        let bytes = UnsafeRawBufferPointer(start: characters, count: json_string_length(value))
        return String(validating: bytes, as: UTF8.self)
    }
}

internal import CFido2

/// A key as libfido2 verifies with it. It belongs to whoever made it, and lives as long.
final class PublicKey {
    private let algorithm: PasskeyAlgorithm
    private var key: OpaquePointer?

    /// - Returns: `nil` when the bytes are no key of the algorithm, such as a point beside the curve.
    init?(_ algorithm: PasskeyAlgorithm, _ bytes: [UInt8]) {
        fido_init(0)
        self.algorithm = algorithm
        guard bytes.count == algorithm.keyLength else { return nil }
        switch algorithm {
        case .es256:
            key = es256_pk_new()
            guard key != nil, es256_pk_from_ptr(key, bytes, bytes.count) == FIDO_OK else { return nil }
        case .edDSA:
            key = eddsa_pk_new()
            guard key != nil, eddsa_pk_from_ptr(key, bytes, bytes.count) == FIDO_OK else { return nil }
        case .rs256:
            key = rs256_pk_new()
            guard key != nil, rs256_pk_from_ptr(key, bytes, bytes.count) == FIDO_OK else { return nil }
        }
    }

    deinit {
        switch algorithm {
        case .es256: es256_pk_free(&key)
        case .edDSA: eddsa_pk_free(&key)
        case .rs256: rs256_pk_free(&key)
        }
    }

    /// Whether the signature is one of this key over the authenticator's data and the digest of the client's.
    func verifies(_ response: AssertionResponse, for relyingParty: String) -> Bool {
        fido_init(0)
        var assertion = fido_assert_new()
        defer { fido_assert_free(&assertion) }
        let (client, data, signature) = (response.clientDataJSON, response.authenticatorData, response.signature)
        guard assertion != nil, let key, fido_assert_set_count(assertion, 1) == FIDO_OK,
            fido_assert_set_rp(assertion, relyingParty) == FIDO_OK,
            fido_assert_set_clientdata(assertion, client, client.count) == FIDO_OK,
            fido_assert_set_authdata_raw(assertion, 0, data, data.count) == FIDO_OK,
            fido_assert_set_sig(assertion, 0, signature, signature.count) == FIDO_OK
        else { return false }
        return fido_assert_verify(assertion, 0, algorithm.rawValue, UnsafeRawPointer(key)) == FIDO_OK
    }
}

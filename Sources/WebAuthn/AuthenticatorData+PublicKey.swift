internal import CFido2

extension AuthenticatorData.AttestedCredential {
    /// The new key, read by libfido2; `nil` when it is none that can be verified with.
    func publicKey(within data: AuthenticatorData) -> (PasskeyAlgorithm, [UInt8])? {
        // libfido2 reads a key of the one algorithm that it was told to expect.
        for algorithm in PasskeyAlgorithm.allCases {
            guard let bytes = Self.key(algorithm, in: data.bytes) else { continue }
            return PublicKey(algorithm, bytes).map { _ in (algorithm, bytes) }
        }
        return nil
    }

    private static func key(_ algorithm: PasskeyAlgorithm, in data: [UInt8]) -> [UInt8]? {
        fido_init(0)
        var credential = fido_cred_new()
        defer { fido_cred_free(&credential) }
        guard credential != nil, fido_cred_set_type(credential, algorithm.rawValue) == FIDO_OK,
            fido_cred_set_authdata_raw(credential, data, data.count) == FIDO_OK,
            let key = fido_cred_pubkey_ptr(credential)
        else { return nil }
        return Array(UnsafeBufferPointer(start: key, count: fido_cred_pubkey_len(credential)))
    }
}

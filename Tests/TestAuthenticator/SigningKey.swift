internal import CFido2

/// A key pair made and used by libcrypto.
final class SigningKey {
    enum Kind {
        case es256, edDSA, rs256
    }

    let kind: Kind
    private let key: OpaquePointer

    init(_ kind: Kind) throws {
        self.kind = kind
        let name =
            switch kind {
            case .es256: "EC"
            case .edDSA: "ED25519"
            case .rs256: "RSA"
            }
        guard let context = EVP_PKEY_CTX_new_from_name(nil, name, nil), EVP_PKEY_keygen_init(context) == 1 else {
            throw CryptographyError()
        }
        defer { EVP_PKEY_CTX_free(context) }
        if kind == .es256 {
            guard EVP_PKEY_CTX_set_group_name(context, "P-256") == 1 else { throw CryptographyError() }
        }
        var key: OpaquePointer?
        guard EVP_PKEY_generate(context, &key) == 1, let key else { throw CryptographyError() }
        self.key = key
    }

    deinit { EVP_PKEY_free(key) }

    /// The public half in COSE (RFC 9053, section 7; RFC 8230, section 4).
    func publicKey() throws -> [UInt8] {
        switch kind {
        case .es256:
            var encoded: UnsafeMutablePointer<UInt8>?
            let count = EVP_PKEY_get1_encoded_public_key(key, &encoded)
            defer { CRYPTO_free(encoded, nil, 0) }
            // 4, which means that neither half is compressed, then both.
            guard count == 65, let encoded else { throw CryptographyError() }
            let point = Array(UnsafeBufferPointer(start: encoded, count: count))
            return CBOR.map([
                CBOR.integer(1): CBOR.integer(2), CBOR.integer(3): CBOR.integer(-7),
                CBOR.integer(-1): CBOR.integer(1), CBOR.integer(-2): CBOR.bytes(Array(point[1..<33])),
                CBOR.integer(-3): CBOR.bytes(Array(point[33..<65])),
            ])
        case .edDSA:
            var point = [UInt8](repeating: 0, count: 32)
            var count = point.count
            guard EVP_PKEY_get_raw_public_key(key, &point, &count) == 1 else { throw CryptographyError() }
            return CBOR.map([
                CBOR.integer(1): CBOR.integer(1), CBOR.integer(3): CBOR.integer(-8),
                CBOR.integer(-1): CBOR.integer(6), CBOR.integer(-2): CBOR.bytes(point),
            ])
        case .rs256:
            return CBOR.map([
                CBOR.integer(1): CBOR.integer(3), CBOR.integer(3): CBOR.integer(-257),
                CBOR.integer(-1): CBOR.bytes(try number("n")), CBOR.integer(-2): CBOR.bytes(try number("e")),
            ])
        }
    }

    func signature(of message: [UInt8]) throws -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw CryptographyError() }
        defer { EVP_MD_CTX_free(context) }
        let digest = kind == .edDSA ? nil : EVP_sha256()
        var count = 0
        guard EVP_DigestSignInit(context, nil, digest, nil, key) == 1,
            EVP_DigestSign(context, nil, &count, message, message.count) == 1
        else { throw CryptographyError() }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context, &signature, &count, message, message.count) == 1 else {
            throw CryptographyError()
        }
        return Array(signature.prefix(count))
    }

    private func number(_ name: String) throws -> [UInt8] {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, name, &number) == 1, let number else { throw CryptographyError() }
        defer { BN_free(number) }
        var bytes = [UInt8](repeating: 0, count: Int(BN_num_bits(number) + 7) / 8)
        guard BN_bn2bin(number, &bytes) == bytes.count else { throw CryptographyError() }
        return bytes
    }
}

/// libcrypto refused, which it has no reason to.
struct CryptographyError: Error {}

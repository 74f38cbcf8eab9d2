/// What an account asks for beside its password.
package struct SecondFactors: Sendable {
    /// A passkey by what its owner calls it.
    package struct NamedPasskey: Sendable {
        package let id: UInt64
        package let name: String

        package init(id: UInt64, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// When the authenticator app was set up.
    package let authenticatorSince: Timestamp?
    package let passkeys: [NamedPasskey]
    /// How many recovery codes are left.
    package let recoveryCodes: Int

    package init(authenticatorSince: Timestamp?, passkeys: [NamedPasskey], recoveryCodes: Int) {
        self.authenticatorSince = authenticatorSince
        self.passkeys = passkeys
        self.recoveryCodes = recoveryCodes
    }

    /// Whether it is time to make new ones.
    package var areCodesFew: Bool { recoveryCodes <= 3 }

    package var hasAuthenticator: Bool { authenticatorSince != nil }

    /// Recovery codes stand in for a factor and are none.
    package var areAny: Bool { hasAuthenticator || !passkeys.isEmpty }
}

package import MariaDB

/// Everything that Martlet keeps, over one connection. Like its connection, a store belongs to one thread.
///
/// Each aggregate has a store of its own here; a method that writes more than one row does so in one transaction.
package final class Store {
    package let connection: Connection

    package init(_ connection: Connection) { self.connection = connection }

    package var accounts: AccountStore { AccountStore(connection: connection) }
    package var sessions: SessionStore { SessionStore(connection: connection) }
    package var setup: SetupStore { SetupStore(connection: connection) }
    package var settings: SettingsStore { SettingsStore(connection: connection) }
    package var posts: PostStore { PostStore(connection: connection) }
    package var comments: CommentStore { CommentStore(connection: connection) }
    package var terms: TermStore { TermStore(connection: connection) }
    package var devices: DeviceStore { DeviceStore(connection: connection) }
    package var throttles: ThrottleStore { ThrottleStore(connection: connection) }
    package var outbox: OutboxStore { OutboxStore(connection: connection) }
    package var accountLinks: AccountLinkStore { AccountLinkStore(connection: connection) }
    package var secondFactors: SecondFactorStore { SecondFactorStore(connection: connection) }
    package var authenticators: AuthenticatorStore { AuthenticatorStore(connection: connection) }
    package var recoveryCodes: RecoveryCodeStore { RecoveryCodeStore(connection: connection) }
    package var pendingLogins: PendingLoginStore { PendingLoginStore(connection: connection) }
    package var registrations: RegistrationStore { RegistrationStore(connection: connection) }
    package var invitations: InvitationStore { InvitationStore(connection: connection) }
    package var failedLogins: FailedLoginStore { FailedLoginStore(connection: connection) }
    package var siteStatus: SiteStatusStore { SiteStatusStore(connection: connection) }
    package var parkedForms: ParkedFormStore { ParkedFormStore(connection: connection) }
    package var passkeys: PasskeyStore { PasskeyStore(connection: connection) }
    package var imports: ImportStore { ImportStore(connection: connection) }

    /// Runs what several stores do as one transaction, see ``Connection/transaction(_:)``.
    package func transaction<T>(_ body: () throws -> T) throws -> T { try connection.transaction(body) }
}

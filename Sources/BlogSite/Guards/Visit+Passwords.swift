internal import Blog
internal import BlogStore
internal import Sodium

// Passwords that are checked and made: each costs a hash, and each try is counted before.

extension Visit {
    /// Hashes a password at the site's cost, when its turn comes.
    /// - Parameter isKnown: see ``HashGate/run(isKnown:_:)``.
    func hashed(_ password: String, isKnown: Bool) throws -> String {
        try site.hashGate.run(isKnown: isKnown) {
            try PasswordHash(of: password, cost: site.options.passwordCost).encoded
        }
    }

    /// - Parameters:
    ///   - throttles: that were taken for this try. It is given back when it comes to no hash.
    ///   - isKnown: see ``HashGate/run(isKnown:_:)``.
    func matches(
        _ password: String, _ hash: PasswordHash, taken throttles: [Throttle], isKnown: Bool
    ) throws -> Bool {
        do { return try site.hashGate.run(isKnown: isKnown) { try hash.matches(password) } } catch {
            for throttle in throttles { try store.throttles.giveBack(throttle.digest) }
            throw error
        }
    }

    /// The password's hash, if it is the password of that account, whose session asks for it.
    ///
    /// Also right ones are counted: a session has places at the hash gate that strangers have not, and could fill them.
    /// - Throws: ``Failure/tooManyTries(seconds:)`` after ten wrong ones in a quarter of an hour, or thirty in all.
    func checkPassword(_ password: String, of account: Account) throws -> String? {
        guard let password = TypedPassword(password)?.text, let hash = try store.accounts.passwordHash(of: account.id)
        else { return nil }
        let wrong = Throttle("wrong passwords of a session", "\(account.id)", limit: 10, seconds: 900)
        let all = Throttle("passwords of a session", "\(account.id)", limit: 30, seconds: 900)
        try take(all)
        do { try take(wrong) } catch {
            try warn(
                account, "Somebody who is logged in as you has entered wrong passwords, too many of them.",
                told: Throttle(
                    "mail of passwords guessed in a session", "\(account.id)", limit: 1, seconds: 86_400))
            throw error
        }
        guard try matches(password, PasswordHash(encoded: hash), taken: [wrong, all], isKnown: true) else {
            try store.failedLogins.count(of: account.id, now: now)
            return nil
        }
        try store.throttles.forget(wrong.digest)
        return hash
    }
}

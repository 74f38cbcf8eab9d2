package import Blog
internal import MariaDB

/// People who can log in.
package struct AccountStore {
    let connection: Connection

    /// - Parameters:
    ///   - passwordHash: the PHC form; `nil` makes an account that cannot log in.
    ///   - isVerified: the address was shown to be read by its owner.
    ///   - importKey: of an author of another blog, who keeps the name from there.
    /// - Throws: ``StoreError/nameTaken``, also when the name only looks like a taken one, or ``StoreError/emailTaken``.
    package func create(
        name: AccountName, displayName: String, email: EmailAddress?, passwordHash: String?, role: Role,
        isVerified: Bool = false, importKey: String? = nil, now: Timestamp
    ) throws -> Account {
        let displayKey = try DisplayName.lookKey(of: displayName)
        do {
            return try connection.transaction {
                if importKey == nil { try refuseStaffLook([name.lookKey, displayKey]) }
                let outcome = try connection.execute(
                    """
                    INSERT INTO accounts (name, name_key, look_key, display_name, display_key, email, email_key,
                        email_verified_at, password_hash, role, created_at, import_key, waiting_comments)
                    VALUES (\(name.text), \(name.key), \(name.lookKey), \(displayName), \(displayKey), \(email?.text),
                        \(email?.key), \(isVerified ? now : nil), \(passwordHash), \(role), \(now), \(importKey), 0)
                    """)
                return Account(id: outcome.insertID, name: name.text, displayName: displayName, role: role)
            }
        } catch let error as MariaDBError where error.isDuplicateKey {
            throw error.duplicateKey == "account_email" ? StoreError.emailTaken : StoreError.nameTaken
        }
    }

    /// What a log-in with that name or e-mail address has to be checked against. What is neither finds nobody: the
    /// database itself would overlook blanks at the end of an address.
    package func credentials(for login: String) throws -> Credentials? {
        try connection.row(
            """
            SELECT id, name, display_name, role, password_hash, suspended_at IS NOT NULL FROM accounts
            WHERE closed_at IS NULL AND id = (SELECT id FROM accounts WHERE name_key = \(AccountName(login)?.key ?? "")
                UNION SELECT id FROM accounts WHERE email_key = \(EmailAddress(login)?.key ?? "") LIMIT 1)
            """
        ) { row in
            Credentials(
                account: try Account(row), passwordHash: try row.optionalString(4), isSuspended: try row.int(5) != 0)
        }
    }

    /// All that is known of an account that is not closed.
    package func details(_ id: UInt64) throws -> AccountDetails? {
        try connection.row(
            """
            SELECT id, name, display_name, role, email, email_verified_at, bio, website, created_at, suspended_at,
                password_hash IS NOT NULL
            FROM accounts WHERE id = \(id) AND closed_at IS NULL
            """
        ) { try AccountDetails($0) }
    }

    /// Whoever has that name, in whatever case it is written. A former member has it still: nobody else gets it.
    package func byline(named name: AccountName) throws -> Byline? {
        try connection.row("SELECT \(Byline.columns) FROM accounts a WHERE a.name_key = \(name.key)") { row in
            try Byline(row, from: 0)
        }
    }

    /// The account that an import made under that key.
    package func imported(_ importKey: String) throws -> Account? {
        try connection.row(
            "SELECT id, name, display_name, role FROM accounts WHERE import_key = \(importKey)"
        ) { try Account($0) }
    }

    /// The account with that address, in whatever case it is written.
    package func find(email: EmailAddress) throws -> Account? {
        try connection.row(
            "SELECT id, name, display_name, role FROM accounts WHERE email_key = \(email.key)"
        ) { try Account($0) }
    }

    /// To whom mail about an address goes that somebody typed: the account's owner, at the address as it is written in
    /// the account. Two spellings that count as one may still be two mailboxes.
    package func owner(of email: EmailAddress) throws -> (account: Account, email: EmailAddress)? {
        try connection.row(
            "SELECT id, name, display_name, role, email FROM accounts WHERE email_key = \(email.key)"
        ) { row in
            (account: try Account(row), email: EmailAddress(try row.string(4)) ?? email)
        }
    }
}

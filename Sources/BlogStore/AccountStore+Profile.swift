package import Blog
internal import MariaDB

extension AccountStore {
    /// Changes what people tell of themselves, on their comments too. What was rendered before may show the former
    /// name as long as caches keep what no version covers.
    /// - Throws: ``StoreError/nameTaken`` when it looks like that of somebody who writes on this site or runs it,
    ///   or ``StoreError/gone``.
    package func setProfile(_ profile: Profile, of id: UInt64) throws {
        try connection.transaction {
            let former = try connection.row(
                "SELECT display_name FROM accounts WHERE id = \(id) AND closed_at IS NULL FOR UPDATE"
            ) { try $0.string(0) }
            guard let former else { throw StoreError.gone }
            if profile.displayName.text != former {
                try setDisplayName(profile.displayName, of: id)
                try connection.execute(
                    "UPDATE comments SET author_name = \(profile.displayName.text) WHERE account_id = \(id)")
            }
            try connection.execute(
                "UPDATE accounts SET bio = \(profile.bio), website = \(profile.website) WHERE id = \(id)")
        }
    }

    /// Who has that name and did not leave, with what they tell of themselves.
    package func author(named name: AccountName) throws -> AuthorProfile? {
        try connection.row(
            """
            SELECT \(Byline.columns), a.bio, a.website FROM accounts a
            WHERE a.name_key = \(name.key) AND a.closed_at IS NULL
            """
        ) { row in
            AuthorProfile(
                byline: try Byline(row, from: 0), bio: try row.string(3), website: WebAddress(try row.string(4)))
        }
    }

    /// How much an account wrote, in whatever state. Pages are not counted: they belong to the site.
    package func written(by id: UInt64) throws -> (posts: Int, comments: Int) {
        try connection.row(
            """
            SELECT (SELECT COUNT(*) FROM posts WHERE author_id = \(id) AND kind = 'post'),
                (SELECT COUNT(*) FROM comments WHERE account_id = \(id))
            """
        ) { (posts: try $0.int(0), comments: try $0.int(1)) } ?? (0, 0)
    }
}

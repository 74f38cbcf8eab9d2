import Blog

/// The page of the documentation that says who may do what, made of the table that the checks ask.
enum PermissionsArticle {
    static var text: String {
        """
        # Who may do what

        Every check of the site asks one table, `Permission` in `Sources/Blog`. The command `martlet permissions` writes this
        page from that table.

        \(table)

        *own*: what the person wrote, or the person's own account. *any*: that of others too.

        - A request is checked twice: first whether the person may use the address at all, then whether they may do it to this
          post, comment or account. For the first check, `Access` in `Sources/BlogSite` names the right of each address; an
          address without one does not compile.
        - Somebody who may not see a post gets the same answer as if it did not exist.
        - A changed role counts with the next request. If it was raised, the person's sessions end, so that they log in again
          to use the new rights.
        - From the next request on, a suspended account has the rights of a stranger.
        - Nobody takes rights from themselves, and at least one administrator remains.
        - If the settings ask a role for a second factor, a person of that role or a higher one who logged in without a second
          factor has the rights of a reader.

        """
    }

    private static var table: String {
        let roles: [Role?] = [nil] + Role.allCases
        let head = ["Who may …"] + roles.map { $0?.rawValue ?? "stranger" }
        let rows = Right.allCases.map { right in
            let row = roles.map { Permission.reach(right, $0) }
            let hasOwners = row.contains(.own)
            return [right.words] + row.map { word($0, hasOwners) }
        }
        return ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    private static func word(_ reach: Permission.Reach, _ hasOwners: Bool) -> String {
        switch reach {
        case .never: "no"
        case .own: "own"
        case .any: hasOwners ? "any" : "yes"
        }
    }
}

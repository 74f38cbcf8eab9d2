import Blog

/// The page of the documentation that says who may do what, made of the table that the checks ask.
enum PermissionsArticle {
    static var text: String {
        """
        # Who may do what

        Every check of the site asks one table, `Permission` in `Sources/Blog`, and this page is made of it by
        `martlet permissions`.

        \(table)

        *own* is what a person wrote, or the person's own account; *any* is everybody's too.

        - What is asked of an address comes before what is asked of the thing behind it: `Access` in `Sources/BlogSite`
          names for each address the right that its form takes, and leaves none open by leaving it out.
        - A post that one may not see is answered like one that does not exist.
        - A changed role counts with the next request. A raised one ends the person's sessions, so that the new rights
          come with a new log-in.
        - A suspended account is a stranger from the next request on.
        - Nobody takes rights from themselves, and at least one administrator remains.
        - Where the settings ask for a second factor from some role on, whoever has that role and showed none is a reader.

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

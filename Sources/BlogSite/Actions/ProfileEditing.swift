internal import Blog
internal import BlogStore
internal import HTTP

// What one tells others of oneself.

extension Visit {
    func saveProfile() throws -> Reply {
        let account = try member()
        do {
            let profile = try Profile(
                displayName: form["display_name"] ?? "", bio: form["bio"] ?? "", website: form["website"] ?? "",
                of: account.name, siteNames: account.role == .reader ? siteNames : [])
            let known = try ownDetails()
            let lost = form["seen"].map { known.profile.lost(since: $0, by: profile.fields) } ?? []
            guard lost.isEmpty else {
                return try profilePage(lost, seen: known.profile.text, status: .unprocessableContent)
            }
            try take(Throttle("profile of an account", "\(account.id)", limit: 60, seconds: 3_600))
            try store.accounts.setProfile(profile, of: account.id)
            return .redirect(Route.profile.url, .account(.profileSaved))
        } catch let invalid as InvalidInput {
            return try profilePage(invalid.errors, status: .unprocessableContent)
        } catch StoreError.nameTaken {
            let error = FieldError(
                "display_name", "Somebody who writes here has this display name, or one that looks like it.")
            return try profilePage([error], status: .unprocessableContent)
        }
    }

    /// With what stands in the form that was sent, or else in the account.
    /// - Parameter seen: what the person is told that the account holds; else what the form knew.
    func profilePage(_ errors: [FieldError] = [], seen: String? = nil, status: Status = .ok) throws -> Reply {
        let details = try ownDetails()
        let account = details.account
        let content = ProfilePage(
            menu: accountPlaces(.profile),
            errors: ErrorSummary(errors, ids: ["display_name": "display-name", "form_token": "display-name"]),
            action: Route.profile.url,
            hidden: [
                HiddenField(name: "seen", value: seen ?? (isFormFilled ? form["seen"] : nil) ?? details.profile.text)
            ],
            displayName: FormField(
                id: "display-name", name: "display_name", label: "Display name",
                value: form["display_name"] ?? details.account.displayName,
                hint: "As it stands above what you write. You log in with “\(account.name)” all the same.",
                error: errors["display_name"], autocomplete: "name", isRequired: true,
                maximumLength: DisplayName.limit),
            bio: TextAreaField(
                id: "bio", name: "bio", label: "About you", value: form["bio"] ?? details.bio, rows: 6,
                hint: "Plain text. It stands above the list of your posts.", error: errors["bio"],
                maximumLength: Profile.bioLimit),
            website: FormField(
                id: "website", name: "website", label: "Website", value: form["website"] ?? details.website,
                type: "url", hint: "Begins with https:// or http://.", error: errors["website"], autocomplete: "url"),
            publicURL: try publicPage(of: account)?.url, emailURL: Route.changeEmail.url)
        return try page(\.profile, content, PageHead(title: "Profile", hasErrors: !errors.isEmpty), status: status)
    }
}

extension AccountDetails {
    fileprivate var profile: SeenFields {
        SeenFields([("display_name", account.displayName), ("bio", bio), ("website", website)])
    }
}

extension Profile {
    fileprivate var fields: [(name: String, value: String)] {
        [("display_name", displayName.text), ("bio", bio), ("website", website)]
    }
}

internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// What one tells others of oneself.

extension Visit {
    func saveProfile() throws -> Reply {
        let account = try member()
        do {
            let profile = try Profile(
                displayName: form["display_name"] ?? "", bio: form["bio"] ?? "", website: form["website"] ?? "",
                of: account.name, siteNames: account.role == .reader ? siteNames : [])
            let known = try ownDetails()
            let meanwhile = savedMeanwhile(known, instead: profile)
            guard meanwhile.isEmpty else {
                return try profilePage(meanwhile, seen: known.profileFingerprints, status: .unprocessableContent)
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

    /// What was saved after the form was shown, as in another tab, and would be lost. Sent once more, the form counts.
    private func savedMeanwhile(_ known: AccountDetails, instead profile: Profile) -> [FieldError] {
        guard let seen = form["seen"] else { return [] }
        let former = seen.split(separator: "-", omittingEmptySubsequences: false)
        let fields = [
            ("display_name", known.account.displayName, profile.displayName.text), ("bio", known.bio, profile.bio),
            ("website", known.website, profile.website),
        ]
        return fields.enumerated().compactMap { place, field in
            let (name, saved, typed) = field
            guard saved != typed, !former.indices.contains(place) || former[place] != saved.fingerprint else {
                return nil
            }
            let news = saved.isEmpty ? "This was emptied" : "“\(saved)” was saved here"
            return FieldError(name, "\(news) meanwhile, perhaps in another tab. Sent again, what stands below counts.")
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
                HiddenField(
                    name: "seen", value: seen ?? (isFormFilled ? form["seen"] : nil) ?? details.profileFingerprints)
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
    /// Of each field by itself, so that a form can tell which of them was changed.
    fileprivate var profileFingerprints: String {
        [account.displayName, bio, website].map(\.fingerprint).joined(separator: "-")
    }
}

extension String {
    fileprivate var fingerprint: String { Digest.hexadecimal(Digest.sha256(of: [self]).prefix(8)) }
}

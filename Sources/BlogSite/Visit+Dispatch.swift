internal import Blog
internal import BlogStore
internal import HTTP

extension Visit {
    /// Calls the action of the route. Everything that holds for all actions was checked before.
    func answer() throws -> Reply {
        guard try !takeUpParkedForm() else { return try formAgain([], status: .ok) }
        let reply = try act()
        if case .redirect = reply, request.method == .post { forgetParkedForm() }
        return reply
    }

    private func act() throws -> Reply {
        guard let route else { throw Failure.notFound }
        let isPost = request.method == .post
        return switch route {
        case .home(let cursor): try showFrontPage(before: cursor)
        case .post(let kind, let slug, let reply): try showPost(kind, slug, replyTo: reply)
        case .comments(let kind, let slug): try submitComment(kind, slug)
        case .tag(let slug, let cursor): try showTag(slug, before: cursor)
        case .category(let slug, let cursor): try showCategory(slug, before: cursor)
        case .author(let name, let cursor): try showAuthor(name, before: cursor)
        case .login(let next): isPost ? try logIn() : try showLogin(next: next)
        case .loginCode: isPost ? try enterLoginCode() : try loginCodePage()
        case .loginPasskey: try logInWithPasskey()
        case .logout: try logOut()
        case .register(let invitation): isPost ? try register() : try showRegistration(invitation)
        case .verify(let key): isPost ? try verify() : try verificationPage(key: key)
        case .forgottenPassword: isPost ? try requestPasswordLink() : try forgottenPasswordPage()
        case .resetPassword(let key): isPost ? try resetPassword() : try resetPasswordPage(key: key)
        case .setup(let key): isPost ? try setUp() : try showSetup(key: key)
        case .account: try showAccount()
        case .profile: isPost ? try saveProfile() : try profilePage()
        case .changePassword: isPost ? try changePassword() : try changePasswordPage()
        case .changeEmail: isPost ? try changeEmail() : try changeEmailPage()
        case .sessions: isPost ? try endSessions() : try sessionsPage()
        case .confirmIdentity(let next): isPost ? try confirmIdentity() : try confirmIdentityPage(next: next)
        case .exportAccount: isPost ? try exportAccount() : try exportAccountPage()
        case .deleteAccount: isPost ? try deleteAccount() : try deleteAccountPage()
        case .twoFactor: try twoFactorPage()
        case .authenticatorApp: isPost ? try confirmAuthenticatorApp() : try authenticatorAppPage()
        case .removeAuthenticatorApp: isPost ? try removeAuthenticatorApp() : try removeAuthenticatorAppPage()
        case .recoveryCodes: isPost ? try makeRecoveryCodes() : try recoveryCodesPage()
        case .passkeys: isPost ? try addPasskey() : try passkeysPage()
        case .passkey(let id): isPost ? try changePasskey(id) : try passkeyPage(id)
        case .admin: try showDashboard()
        case .adminPosts(let kind, let state, let cursor):
            isPost ? try applyToPosts() : try showPosts(kind, state, before: cursor)
        case .emptyPostTrash(let kind): isPost ? try emptyPostTrash(kind) : try confirmEmptyingPostTrash(kind)
        case .newPost(let kind): isPost ? try createPost(kind) : try showNewPost(kind)
        case .editPost(let id, let showsPreview):
            isPost ? try savePost(id) : try showEditor(id, showsPreview: showsPreview)
        case .adminComments(let tab, let cursor):
            isPost ? try moderateComments() : try showQueue(tab, after: cursor)
        case .emptyComments(let tab): isPost ? try emptyComments(tab) : try confirmEmptyingComments(tab)
        case .adminAccounts(let filter, let after): try accountsPage(filter, after: after)
        case .adminAccount(let id): isPost ? try changeAccount(id) : try accountPage(id)
        case .invitations: isPost ? try changeInvitations() : try invitationsPage()
        case .adminSettings: isPost ? try saveSettings() : try settingsPage()
        case .adminMail(let before): isPost ? try changeMail() : try mailPage(before: before)
        case .health: .text(.ok, "ok\n")
        case .readiness: try checkReadiness()
        }
    }

    /// Shows the form that was sent once more, with everything that was typed, a new token, and why it was not taken; or
    /// the form of the page that is asked for, with what had waited for it.
    func formAgain(_ errors: [FieldError], status: Status) throws -> Reply {
        switch route {
        case .comments(let kind, let slug), .post(let kind, let slug, _):
            try commentFormAgain(kind, slug, errors, status: status)
        case .login: try loginPage(errors, status: status)
        case .loginCode: try loginCodePage(errors, status: status)
        // What signs is a script, which makes another try from the page.
        case .loginPasskey: try loginPage(errors, status: status)
        case .register: try registrationPage(errors, status: status)
        case .verify: try verificationPage(key: form["key"], errors, status: status)
        case .forgottenPassword: try forgottenPasswordPage(errors, status: status)
        case .resetPassword: try resetPasswordPage(key: form["key"], errors, status: status)
        case .setup: try setupPage(key: form["key"] ?? "", errors, status: status)
        case .profile: try profilePage(errors, status: status)
        case .changePassword: try changePasswordPage(errors, status: status)
        case .changeEmail: try changeEmailPage(errors, status: status)
        case .sessions: try sessionsPage(errors, status: status)
        case .confirmIdentity: try confirmIdentityPage(errors, status: status)
        case .exportAccount: try exportAccountPage(errors, status: status)
        case .deleteAccount: try deleteAccountPage(errors, status: status)
        case .authenticatorApp: try authenticatorAppPage(errors, status: status)
        case .removeAuthenticatorApp: try removeAuthenticatorAppPage(errors, status: status)
        case .recoveryCodes: try recoveryCodesPage(errors, status: status)
        case .passkeys: try passkeysPage(errors, status: status)
        case .passkey(let id): try passkeyPage(id, errors, status: status)
        case .newPost(let kind): try newPostAgain(kind, errors)
        case .editPost(let id, _): try editorAgain(id, errors)
        case .adminPosts(let kind, let state, let cursor): try showPosts(kind, state, before: cursor, errors: errors)
        case .adminComments(let tab, let cursor): try showQueue(tab, after: cursor, errors: errors)
        case .emptyPostTrash(let kind): try confirmEmptyingPostTrash(kind)
        case .emptyComments(let tab): try confirmEmptyingComments(tab)
        case .adminAccount(let id): try accountPage(id, errors, status: status)
        case .invitations: try invitationsPage(errors, status: status)
        case .adminSettings: try settingsPage(errors, status: status)
        case .adminMail(let before): try mailPage(before: before, errors, status: status)
        // A page from before the last log-in still says what the person wants, and the origin check vouches for it.
        case .logout: try logOut()
        case nil, .home, .tag, .category, .author, .account, .twoFactor, .admin, .adminAccounts, .health,
            .readiness:
            throw Failure.notFound
        }
    }

    private func checkReadiness() throws -> Reply {
        _ = try store.settings.load()
        return .text(.ok, "ready\n")
    }
}

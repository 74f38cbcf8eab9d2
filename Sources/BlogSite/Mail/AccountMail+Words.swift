internal import Blog

extension AccountMail {
    func subject(_ site: String) -> String {
        switch self {
        case .confirmRegistration: "Confirm your account at \(site)"
        case .alreadyRegistered: "You have an account at \(site)"
        case .invitation: "An invitation to \(site)"
        case .accountMade: "Your account at \(site)"
        case .passwordLink: "A new password for \(site)"
        case .passwordChanged: "Your password at \(site) was changed"
        case .confirmEmail: "Confirm your address at \(site)"
        case .emailLink: "Confirm your new address at \(site)"
        case .emailChanged: "Your address at \(site) was changed"
        case .secondFactorChanged: "The second factor of your account at \(site) was changed"
        case .recoveryCodeUsed: "A recovery code of your account at \(site) was used"
        case .suspiciousLogin: "Somebody tries to log in to your account at \(site)"
        case .newDevice: "A new log-in to your account at \(site)"
        case .roleChanged: "Your role at \(site) was changed"
        case .suspended: "Your account at \(site) is suspended"
        case .reinstated: "Your account at \(site) is open again"
        case .sessionsEnded: "You were logged out of \(site)"
        case .accountClosed: "Your account at \(site) is closed"
        case .accountRemoved: "Your account at \(site) was closed"
        case .test: "A test mail from \(site)"
        }
    }

    /// Both texts.
    func render(_ templates: MailTemplates, in frame: MailFrame) -> MailContent {
        switch self {
        case .confirmRegistration(let name, let url):
            templates.confirmRegistration.render(LinkMail(name: name, url: url), in: frame)
        case .alreadyRegistered(let name, let loginURL, let passwordURL):
            templates.alreadyRegistered.render(
                KnownAddressMail(name: name, loginURL: loginURL, newPasswordURL: passwordURL), in: frame)
        case .invitation(let inviter, let role, let url):
            templates.invitation.render(InvitationMail(inviter: inviter, role: role.withArticle, url: url), in: frame)
        case .accountMade(let name, let url): templates.accountMade.render(LinkMail(name: name, url: url), in: frame)
        case .passwordLink(let name, let url):
            templates.passwordLink.render(LinkMail(name: name, url: url), in: frame)
        case .passwordChanged(let name): templates.passwordChanged.render(NamedMail(name: name), in: frame)
        case .confirmEmail(let name, let url): templates.confirmEmail.render(LinkMail(name: name, url: url), in: frame)
        case .emailLink(let name, let url): templates.emailLink.render(LinkMail(name: name, url: url), in: frame)
        case .emailChanged(let name, let email):
            templates.emailChanged.render(EventMail(name: name, event: email.text), in: frame)
        case .secondFactorChanged(let name, let change):
            templates.secondFactorChanged.render(EventMail(name: name, event: change), in: frame)
        case .recoveryCodeUsed(let name, let left):
            templates.recoveryCodeUsed.render(RecoveryCodeMail(name: name, left: Self.codes(left)), in: frame)
        case .suspiciousLogin(let name, let what):
            templates.suspiciousLogin.render(EventMail(name: name, event: what), in: frame)
        case .newDevice(let name, let place):
            templates.newDevice.render(
                NewDeviceMail(name: name, device: place.device, origin: place.origin ?? "an unknown place"), in: frame)
        case .roleChanged(let name, let role):
            templates.roleChanged.render(EventMail(name: name, event: role.withArticle), in: frame)
        case .suspended(let name): templates.suspended.render(NamedMail(name: name), in: frame)
        case .reinstated(let name): templates.reinstated.render(NamedMail(name: name), in: frame)
        case .sessionsEnded(let name): templates.sessionsEnded.render(NamedMail(name: name), in: frame)
        case .accountClosed(let name): templates.accountClosed.render(NamedMail(name: name), in: frame)
        case .accountRemoved(let name): templates.accountRemoved.render(NamedMail(name: name), in: frame)
        case .test(let name): templates.test.render(NamedMail(name: name), in: frame)
        }
    }

    private static func codes(_ left: Int) -> String {
        switch left {
        case 0: "None of your recovery codes is"
        case 1: "One of your recovery codes is"
        default: "\(left) of your recovery codes are"
        }
    }
}

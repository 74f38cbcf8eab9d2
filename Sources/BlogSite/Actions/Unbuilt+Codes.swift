internal import Blog
internal import HTTP

extension Visit {
    func startSecondStep(for account: Account, stays: Bool, next: LocalPath?) throws -> Reply { throw Failure.notFound }
    func enterLoginCode() throws -> Reply { throw Failure.notFound }
    func loginCodePage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
    func twoFactorPage() throws -> Reply { throw Failure.notFound }
    func confirmAuthenticatorApp() throws -> Reply { throw Failure.notFound }
    func authenticatorAppPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
    func removeAuthenticatorApp() throws -> Reply { throw Failure.notFound }
    func removeAuthenticatorAppPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
    func makeRecoveryCodes() throws -> Reply { throw Failure.notFound }
    func recoveryCodesPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
}

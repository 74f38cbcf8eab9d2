internal import Blog
internal import HTTP

extension Visit {
    func requestPasswordLink() throws -> Reply { throw Failure.notFound }
    func forgottenPasswordPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
    func resetPassword() throws -> Reply { throw Failure.notFound }
    func resetPasswordPage(key: String?, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
    func changePassword() throws -> Reply { throw Failure.notFound }
    func changePasswordPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
}

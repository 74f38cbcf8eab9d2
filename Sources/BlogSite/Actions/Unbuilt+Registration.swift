internal import Blog
internal import HTTP

extension Visit {
    func verify() throws -> Reply { throw Failure.notFound }
    func verificationPage(key: String?, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
    func changeEmail() throws -> Reply { throw Failure.notFound }
    func changeEmailPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
    func changeInvitations() throws -> Reply { throw Failure.notFound }
    func invitationsPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
}

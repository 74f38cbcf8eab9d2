internal import Blog
internal import HTTP

extension Visit {
    func sessionsPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
    func endSessions() throws -> Reply { throw Failure.notFound }
    func confirmIdentity() throws -> Reply { throw Failure.notFound }
    func confirmIdentityPage(_ errors: [FieldError] = [], next: LocalPath? = nil, status: Status = .ok) throws -> Reply
    { throw Failure.notFound }
}

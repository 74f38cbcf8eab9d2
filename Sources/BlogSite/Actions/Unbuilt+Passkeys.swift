internal import Blog
internal import HTTP

extension Visit {
    func logInWithPasskey() throws -> Reply { throw Failure.notFound }
    func addPasskey() throws -> Reply { throw Failure.notFound }
    func passkeysPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
    func changePasskey(_ id: UInt64) throws -> Reply { throw Failure.notFound }
    func passkeyPage(_ id: UInt64, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
}

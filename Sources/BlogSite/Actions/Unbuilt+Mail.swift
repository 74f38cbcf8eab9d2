internal import Blog
internal import HTTP

extension Visit {
    func changeMail() throws -> Reply { throw Failure.notFound }
    func mailPage(before: UInt64?, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
}

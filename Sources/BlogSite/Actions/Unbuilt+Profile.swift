internal import Blog
internal import HTTP

extension Visit {
    func showAccount() throws -> Reply { throw Failure.notFound }
    func saveProfile() throws -> Reply { throw Failure.notFound }
    func profilePage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
    func exportAccount() throws -> Reply { throw Failure.notFound }
    func exportAccountPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
    func deleteAccount() throws -> Reply { throw Failure.notFound }
    func deleteAccountPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
}

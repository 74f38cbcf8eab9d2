internal import Blog
internal import HTTP

extension Visit {
    func accountsPage(_ filter: AccountFilter, after: UInt64?) throws -> Reply { throw Failure.notFound }
    func changeAccount(_ id: UInt64) throws -> Reply { throw Failure.notFound }
    func accountPage(_ id: UInt64, _ errors: [FieldError] = [], status: Status = .ok) throws -> Reply {
        throw Failure.notFound
    }
    func saveSettings() throws -> Reply { throw Failure.notFound }
    func settingsPage(_ errors: [FieldError] = [], status: Status = .ok) throws -> Reply { throw Failure.notFound }
}

internal import BlogStore
internal import HTTP
internal import Sodium

extension Visit {
    /// Does all of it or nothing, what the answer sets included. After a deadlock it begins again, so nothing in it may
    /// reach out of the database and this visit.
    func allOrNothing<T>(_ body: () throws -> T) throws -> T {
        let (session, cookies) = (session, cookies)
        func takeBack() { (self.session, self.cookies) = (session, cookies) }
        do {
            return try store.transaction {
                takeBack()
                return try body()
            }
        } catch {
            takeBack()
            throw error
        }
    }
}

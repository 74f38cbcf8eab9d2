import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

@Suite struct SettingsStoreTests {
    @Test func `V8.3.2: who is no administrator any more when it comes to it saves no settings`() throws {
        try withBlog { blog throws in
            let ada = try blog.store.account("ada", .administrator)
            let grace = try blog.store.account("grace", .administrator)
            try blog.store.settings.set("title", to: "Notes")
            let known = try blog.store.settings.load()
            var wanted = known
            wanted.tagline = "On birds"
            try blog.connection.execute("UPDATE accounts SET role = 'editor' WHERE id = \(grace.id)")
            #expect(throws: AdministrationError.notAdministrator) {
                try blog.store.settings.save(wanted, over: known, by: grace.id)
            }
            #expect(try blog.store.settings.load() == known)
            #expect(try blog.store.settings.save(wanted, over: known, by: ada.id).map(\.name) == ["tagline"])
            #expect(throws: StoreError.changedMeanwhile) {
                try blog.store.settings.save(known, over: known, by: ada.id)
            }
        }
    }
}

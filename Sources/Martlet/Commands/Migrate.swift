import ArgumentParser
import BlogStore
import MariaDB

struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to the schema of this version. Safe to run twice, and twice at once.")

    @Flag(help: "Says what would be done, and does nothing.")
    var dryRun = false

    func run() throws {
        let configuration = try Configuration(Environment())
        let migrator = try Migrator(migrations, on: configuration.database)
        if dryRun {
            let pending = try migrator.status().pending
            print(pending.isEmpty ? "The database is up to date." : "To be done:")
            for migration in pending { print("  \(migration.number) \(migration.name)") }
            return
        }
        let done = try migrator.run { migration in print("  \(migration.number) \(migration.name)") }
        print(done == 0 ? "The database is up to date." : "The database is up to date now.")
    }
}

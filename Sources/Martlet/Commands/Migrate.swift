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
        let migrator = try Migrator(configuration.database, migrations: migrations)
        if dryRun {
            let pending = try migrator.status().pending
            for migration in pending { print("to be done: \(migration.number) \(migration.name)") }
            if pending.isEmpty { print("The database is up to date.") }
            return
        }
        try migrator.run { progress in
            switch progress {
            case .waiting: print("another migration is running; waiting for it")
            case .started(let migration): print("\(migration.number) \(migration.name)")
            case .finished: break
            }
        }
        // Rows from before there were such keys, and those that an older worker made meanwhile.
        try Store(Connection(configuration.database)).accounts.fillLookKeys()
        print("The database is up to date.")
    }
}

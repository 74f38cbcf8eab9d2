import Glibc
import MariaDB
import Synchronization

/// The databases of this process: creating one takes as long as many tests, emptying one does not.
final class DatabasePool: Sendable {
    static let shared = DatabasePool()

    private let idle = Mutex<[MigratedDatabase]>([])

    private init() {
        atexit { DatabasePool.shared.dropAll() }
    }

    func take(migrations: [Migration]) throws -> MigratedDatabase {
        let reused = idle.withLock { idle in
            idle.firstIndex { $0.migrations == migrations }.map { idle.remove(at: $0) }
        }
        return try reused ?? MigratedDatabase(on: TestServer(), migrations: migrations)
    }

    func giveBack(_ database: MigratedDatabase) {
        do {
            if try database.reset() { return idle.withLock { $0.append(database) } }
        } catch {
            print("A test left its database in a state that cannot be emptied (\(error)); it is dropped.")
        }
        database.drop()
    }

    private func dropAll() {
        let databases = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        for database in databases { database.drop() }
    }
}

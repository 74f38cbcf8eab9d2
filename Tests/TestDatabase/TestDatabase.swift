package import MariaDB

/// A migrated database of a test's own on the real server.
package struct TestDatabase {
    /// To connect to it again, as from another thread. They are more patient than those of a site: a machine on which
    /// many tests run at once is slow at times, and a test that is not about time must not fail by that.
    package let settings: ConnectionSettings
    package let connection: Connection

    init(_ settings: ConnectionSettings) {
        var settings = settings.forBatchWork
        settings.connectTimeout = 30
        self.settings = settings
        connection = Connection(settings)
    }
}

/// Runs a test with a database that has been migrated and holds nothing but what the migrations put there.
///
/// The server is the one whose Unix socket `MARTLET_TEST_DATABASE` names. Databases have random names, are used again
/// by later tests of the same process once they are emptied, and are dropped when the process ends. A test that
/// changes the schema makes its database unfit for others, which is noticed: it is dropped.
package func withDatabase<Result>(
    migrations: [Migration], _ body: (TestDatabase) throws -> Result
) throws -> Result {
    let database = try DatabasePool.shared.take(migrations: migrations)
    defer { DatabasePool.shared.giveBack(database) }
    return try body(TestDatabase(database.settings))
}

/// The same for a test that waits: at most a few of these run at a time, whatever the number of tests.
package func withDatabase<Result>(
    migrations: [Migration], isolation: isolated (any Actor)? = #isolation,
    _ body: (TestDatabase) async throws -> Result
) async throws -> Result {
    await AsyncTurns.shared.wait()
    defer { AsyncTurns.shared.finish() }
    let database = try DatabasePool.shared.take(migrations: migrations)
    defer { DatabasePool.shared.giveBack(database) }
    return try await body(TestDatabase(database.settings))
}

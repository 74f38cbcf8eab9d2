import Foundation
import Testing

@testable import MariaDB

/// With the default limits of time, as the site runs.
@Suite(.serialized) struct ServerRestartTests {
    @Test func `a server that was killed and brought back is found again`() throws {
        try withNotes { server, connection throws in
            server.kill()
            let failure = expectFailures(count: 50, on: connection)
            #expect(failure < .seconds(2))

            try server.start()
            try #expect(timeUntilItAnswers(connection) < .seconds(2))
            #expect(try connection.number("SELECT COUNT(*) FROM notes") == 1)
            try connection.execute("INSERT INTO notes VALUES (2)")
            #expect(try connection.number("SELECT COUNT(*) FROM notes") == 2)
        }
    }

    @Test func `a frozen server costs one request its patience and the next ones little, and is found again`() throws {
        try withNotes { server, connection throws in
            let others = [Connection(connection.settings), Connection(connection.settings)]
            for other in others { _ = try other.number("SELECT 1") }

            server.freeze()
            let first = expectFailures(count: 1, on: connection)
            #expect(first >= .seconds(2.5))
            #expect(first < .seconds(4.5))
            // Others with sessions of their own know it without asking, and those without a session too.
            for other in others + [connection, Connection(connection.settings)] {
                #expect(expectFailures(count: 1, on: other) < .milliseconds(200))
            }
            // One of many asks whether it is back; no more than that.
            let start = ContinuousClock.now
            var slow = 0
            var asked = 0
            while ContinuousClock.now - start < .seconds(3) {
                if expectFailures(count: 1, on: others[asked % 2]) > .milliseconds(500) { slow += 1 }
                asked += 1
            }
            #expect((1...3).contains(slow))
            #expect(asked > 100)

            server.thaw()
            try #expect(timeUntilItAnswers(connection) < .seconds(2))
            for other in others { #expect(try other.number("SELECT COUNT(*) FROM notes") == 1) }
        }
    }

    @Test func `a server frozen inside a transaction: an error in time, and nothing of it remains`() throws {
        try withNotes { server, connection throws in
            let start = ContinuousClock.now
            let error = mariaDBError {
                try connection.transaction {
                    try connection.execute("INSERT INTO notes VALUES (2)")
                    server.freeze()
                    try connection.execute("INSERT INTO notes VALUES (3)")
                }
            }
            #expect(error?.isUnavailable == true)
            #expect(ContinuousClock.now - start < .seconds(4.5))
            server.thaw()
            try #expect(timeUntilItAnswers(connection) < .seconds(2))
            #expect(try connection.number("SELECT COUNT(*) FROM notes") == 1)
        }
    }

    /// Two settings that were made apart know nothing of one another, so that a test or tool with one server does not
    /// mistake another for it.
    @Test func `connections to other servers are not held back`() throws {
        try withNotes { server, connection throws in
            let elsewhere = try PrivateServer()
            #expect(expectFailures(count: 1, on: Connection(elsewhere.settings)) < .seconds(1))
            #expect(try connection.number("SELECT COUNT(*) FROM notes") == 1)
        }
    }

    @Test func `a lock not had at COMMIT runs the whole transaction again`() throws {
        try withNotes { server, connection throws in
            let backup = Connection(server.settings)
            var attempts = 0
            try connection.transaction {
                attempts += 1
                try connection.execute("INSERT INTO notes VALUES (\(10 + attempts))")
                try backup.run(
                    script: attempts == 1 ? "BACKUP STAGE START; BACKUP STAGE BLOCK_COMMIT" : "BACKUP STAGE END")
            }
            #expect(attempts == 2)
            #expect(try connection.rows("SELECT id FROM notes ORDER BY id") { row in try row.int(0) } == [1, 12])
        }
    }

    /// A private server with a table that holds one row, and a connection that has used it.
    private func withNotes(_ body: (PrivateServer, Connection) throws -> Void) throws {
        let server = try PrivateServer()
        try server.start()
        try Connection(server.settings.withoutLimits).run(
            script: "CREATE DATABASE d; CREATE TABLE d.notes (id INT PRIMARY KEY)")
        var settings = ConnectionSettings(server: server.settings.server, user: "root")
        settings.database = "d"
        let connection = Connection(settings)
        try connection.execute("INSERT INTO notes VALUES (1)")
        try body(server, connection)
    }

    /// - Returns: how long they took together.
    private func expectFailures(count: Int, on connection: Connection) -> Duration {
        let start = ContinuousClock.now
        for _ in 0..<count {
            let error = mariaDBError { _ = try connection.number("SELECT COUNT(*) FROM notes") }
            #expect(error?.isUnavailable == true)
        }
        return .now - start
    }

    /// Asks as one request after the other does.
    private func timeUntilItAnswers(_ connection: Connection) throws -> Duration {
        let start = ContinuousClock.now
        while let error = mariaDBError({ _ = try connection.number("SELECT 1") }) {
            try #require(error.isUnavailable)
            try #require(ContinuousClock.now - start < .seconds(20))
        }
        return .now - start
    }
}

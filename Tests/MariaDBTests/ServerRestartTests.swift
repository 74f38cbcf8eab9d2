import Foundation
import MariaDB
import Testing

@Suite struct ServerRestartTests {
    @Test func `a server killed, brought back and frozen: errors come fast and the way back is found`() throws {
        let server = try PrivateServer()
        try server.start()
        try server.waitUntilItAnswers()
        try Connection(server.settings).run(script: "CREATE DATABASE d; CREATE TABLE d.notes (id INT PRIMARY KEY)")
        var settings = server.settings
        settings.database = "d"
        settings.readTimeout = 1
        let connection = Connection(settings)
        try connection.execute("INSERT INTO notes VALUES (1)")

        server.kill()
        try expectFailures(on: connection, count: 50, within: 2)

        try server.start()
        try server.waitUntilItAnswers()
        let returned = Date()
        try wait { mariaDBError { _ = try connection.number("SELECT 1") } == nil }
        #expect(Date().timeIntervalSince(returned) < 2)
        #expect(try connection.number("SELECT COUNT(*) FROM notes") == 1)
        try connection.execute("INSERT INTO notes VALUES (2)")

        server.signal(SIGSTOP)
        try expectFailures(on: connection, count: 1, within: 2)
        try expectFailures(on: connection, count: 1, within: 2)
        try expectFailures(on: Connection(settings), count: 1, within: 2)
        server.signal(SIGCONT)
        try wait { mariaDBError { _ = try connection.number("SELECT 1") } == nil }
        #expect(try connection.number("SELECT COUNT(*) FROM notes") == 2)
    }

    private func expectFailures(on connection: Connection, count: Int, within seconds: Double) throws {
        let start = Date()
        for _ in 0..<count {
            let error = mariaDBError { _ = try connection.number("SELECT COUNT(*) FROM notes") }
            #expect(error?.isUnavailable == true)
        }
        #expect(Date().timeIntervalSince(start) < seconds)
    }
}

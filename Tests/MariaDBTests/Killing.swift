import Foundation
import TestDatabase
import Testing

@testable import MariaDB

/// Ends an idle connection from another one and waits until its own end of the line has heard of it.
func kill(_ victim: Connection, by killer: Connection) throws {
    let id = try victim.id
    let socket = try #require(victim.session).socket
    try killer.run(script: "KILL CONNECTION \(id)")
    var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    #expect(poll(&state, 1, 20_000) == 1, "the server did not end the connection")
}

/// Ends a connection while it runs a statement, which is known without asking the server again and again: the connection
/// holds a lock of that name, and its statement frees it (`RELEASE_LOCK`) before its long part.
///
/// - Parameters:
///   - held: where the victim comes when it has the lock.
///   - seen: where it waits until its number is known.
func killHolder(of lock: String, by killer: Connection, held: Meeting, seen: Meeting) throws {
    held.wait()
    let id = try killer.row("SELECT IS_USED_LOCK(\(lock))") { row in try row.uint(0) }
    seen.wait()
    #expect(try killer.number("SELECT GET_LOCK(\(lock), 20)") == 1, "the statement did not begin")
    try killer.run(script: "KILL CONNECTION \(#require(id))")
}

extension ConnectionSettings {
    /// For a connection that waits for another thread longer than a request may.
    var withoutLimits: ConnectionSettings {
        var settings = self
        settings.statementTimeout = 0
        settings.readTimeout = 0
        settings.lockTimeout = 60
        return settings
    }
}

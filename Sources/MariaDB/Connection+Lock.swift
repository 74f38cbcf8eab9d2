extension Connection {
    /// Runs `body` while this session, and no other of the server, holds the lock of that name (`GET_LOCK`). The
    /// server frees it when the session ends, however that comes about; then the rest of the body fails.
    ///
    /// - Parameters:
    ///   - name: at most 64 characters, shared by all databases of the server.
    ///   - patience: seconds to wait for it.
    ///   - waiting: called each second that it is not had.
    func withLock<T>(_ name: String, patience: Int, waiting: () -> Void, _ body: () throws -> T) throws -> T {
        try acquire(name, patience, waiting)
        heldLocks += 1
        defer { release(name) }
        return try body()
    }

    private func acquire(_ name: String, _ patience: Int, _ waiting: () -> Void) throws {
        for _ in 0..<max(1, patience) {
            let answer = try row("SELECT GET_LOCK(\(name), 1)") { row in try row.optionalInt(0) }
            switch answer {
            case 1: return
            case 0: waiting()
            default: throw MariaDBError.refused("the server could not give the lock \(name)")
            }
        }
        throw MariaDBError.refused("the lock \(name) was not free for \(patience) seconds")
    }

    private func release(_ name: String) {
        // A session that cannot give it back ends, which frees it too.
        if failure == nil, (try? execute("DO RELEASE_LOCK(\(name))")) == nil { close() }
        heldLocks -= 1
        if !isPinned { failure = nil }
    }
}

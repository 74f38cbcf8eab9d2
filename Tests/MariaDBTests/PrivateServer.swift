import Foundation
import MariaDB
import Testing

/// A server of the test's own, to be killed and frozen: an empty data folder, no network, no system tables.
final class PrivateServer {
    let settings: ConnectionSettings
    private let folder: URL
    private var process: Process?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mariadb-\(UUID().uuidString.prefix(8))")
        let data = folder.appending(path: "data")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        settings = ConnectionSettings(server: .socket(folder.appending(path: "s").path), user: "root")
    }

    deinit {
        if let process, process.isRunning {
            signal(SIGCONT)
            kill()
        }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it; it answers some time later.
    func start() throws {
        let process = Process()
        process.executableURL = try executable()
        process.arguments = [
            "--no-defaults", "--skip-networking", "--skip-grant-tables", "--datadir=\(folder.path)/data",
            "--socket=\(folder.path)/s", "--pid-file=\(folder.path)/pid", "--innodb-log-file-size=8M",
            "--innodb-buffer-pool-size=16M", "--innodb-buffer-pool-dump-at-shutdown=OFF",
            "--innodb-buffer-pool-load-at-startup=OFF",
        ]
        if getuid() == 0 { process.arguments?.append("--user=root") }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
    }

    /// SIGKILL, as by a power cut.
    func kill() {
        signal(SIGKILL)
        process?.waitUntilExit()
    }

    func signal(_ number: Int32) {
        guard let process else { return }
        Foundation.kill(process.processIdentifier, number)
    }

    func waitUntilItAnswers() throws {
        try wait {
            guard process?.isRunning == true else { throw Ended() }
            return mariaDBError { try Connection(settings).execute("SELECT 1") } == nil
        }
    }

    private func executable() throws -> URL {
        for path in ["/usr/sbin/mariadbd", "/usr/sbin/mysqld", "/usr/bin/mariadbd", "/usr/local/bin/mariadbd"]
        where FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
        throw NotInstalled()
    }

    struct NotInstalled: Error, CustomStringConvertible {
        var description: String { "This test starts a MariaDB server of its own: install mariadb-server." }
    }

    struct Ended: Error, CustomStringConvertible {
        var description: String { "The server that the test started ended by itself." }
    }
}

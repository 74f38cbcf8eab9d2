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
        if let process, process.isRunning { kill() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it and returns when it takes connections.
    func start() throws {
        let readiness = try ReadinessSocket(path: folder.appending(path: "n").path)
        let process = Process()
        process.executableURL = try executable()
        process.arguments = [
            "--no-defaults", "--skip-networking", "--skip-grant-tables", "--datadir=\(folder.path)/data",
            "--socket=\(folder.path)/s", "--pid-file=\(folder.path)/pid", "--innodb-log-file-size=8M",
            "--innodb-buffer-pool-size=16M", "--innodb-buffer-pool-dump-at-shutdown=OFF",
            "--innodb-buffer-pool-load-at-startup=OFF",
        ]
        if getuid() == 0 { process.arguments?.append("--user=root") }
        process.environment = ["NOTIFY_SOCKET": readiness.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        guard readiness.waitForReadiness() else { throw NotReady() }
    }

    /// SIGKILL, as by a power cut; also where it is frozen.
    func kill() {
        guard let process else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// SIGSTOP, after which it still seems to be there. The signal stops one thread after the other, and until the last
    /// of them a statement may be answered: returns when all have stopped.
    func freeze() {
        guard let process else { return }
        Foundation.kill(process.processIdentifier, SIGSTOP)
        var information = siginfo_t()
        #expect(waitid(P_PID, id_t(process.processIdentifier), &information, WSTOPPED | WNOWAIT) == 0)
    }

    func thaw() {
        guard let process else { return }
        Foundation.kill(process.processIdentifier, SIGCONT)
    }

    private func executable() throws -> URL {
        for path in ["/usr/sbin/mariadbd", "/usr/sbin/mysqld", "/usr/bin/mariadbd", "/usr/local/bin/mariadbd"]
        where FileManager.default.isExecutableFile(atPath: path) { return URL(filePath: path) }
        throw NotInstalled()
    }

    struct NotInstalled: Error, CustomStringConvertible {
        var description: String { "This test starts a MariaDB server of its own: install mariadb-server." }
    }

    struct NotReady: Error, CustomStringConvertible {
        var description: String { "The server that the test started did not become ready." }
    }
}

/// Where a service says that it is ready, by systemd's protocol (sd_notify(3)).
private final class ReadinessSocket {
    let path: String
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let size = MemoryLayout.size(ofValue: address.sun_path)
        let bytes = Array(path.utf8)
        try #require(bytes.count < size)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func waitForReadiness() -> Bool {
        var message = [UInt8](repeating: 0, count: 4096)
        while true {
            let length = recv(descriptor, &message, message.count, 0)
            guard length > 0 else { return false }
            let lines = message[..<length].split(separator: UInt8(ascii: "\n"))
            if lines.contains(where: { $0.elementsEqual("READY=1".utf8) }) { return true }
        }
    }
}

internal import FastCGI
internal import MariaDB
internal import Sodium

/// What the operator chose, from environment variables. ``variables`` tells what each is for.
struct Configuration {
    let listen: ListenAddress
    let threads: Int
    let bodyLimit: Int
    let shutdownDeadline: Int
    let database: ConnectionSettings
    let baseURL: String
    /// `nil` when no file was named, which only serving needs.
    let key: SecretKey?
    let mail: MailRoute?
    let templates: String
    let publicFolder: String
    /// Bytes.
    let renderedMemory: Int
    let passwordCost: PasswordHash.Cost
    let hashesAtOnce: Int
    let logLevel: String
    /// Templates are read anew when a file changes.
    let isDevelopment: Bool

    /// - Throws: ``CommandFailure`` that names the variable and what it takes.
    init(_ environment: Environment) throws {
        listen = try environment.parsed("MARTLET_LISTEN") { try? ListenAddress(parsing: $0) }
        threads = try environment.number("MARTLET_THREADS", in: 1...256)
        bodyLimit = try environment.number("MARTLET_BODY_LIMIT", in: 65_536...67_108_864)
        shutdownDeadline = try environment.number("MARTLET_SHUTDOWN_DEADLINE", in: 1...600)
        baseURL = try environment.parsed("MARTLET_BASE_URL") { Self.isBaseURL($0) ? $0 : nil }
        key = try Self.key(environment["MARTLET_KEY_FILE"])
        mail = try Self.mail(environment, baseURL: baseURL)
        templates = environment["MARTLET_TEMPLATES"]
        publicFolder = environment["MARTLET_PUBLIC"]
        renderedMemory = try environment.number("MARTLET_RENDERED_MEMORY", in: 0...4096) * 1_048_576
        passwordCost = PasswordHash.Cost(
            passes: UInt64(try environment.number("MARTLET_PASSWORD_PASSES", in: 1...20)),
            memoryBytes: try environment.number("MARTLET_PASSWORD_MEMORY", in: 8...1024) * 1_048_576)
        hashesAtOnce = try environment.number("MARTLET_PASSWORD_HASHES", in: 1...64)
        logLevel = try environment.parsed("MARTLET_LOG_LEVEL") {
            ["debug", "info", "notice", "warning", "error"].contains($0) ? $0 : nil
        }
        isDevelopment = try environment.parsed("MARTLET_DEVELOPMENT") { ["yes": true, "no": false][$0] }
        database = try Self.database(environment)
    }

    private static func database(_ environment: Environment) throws -> ConnectionSettings {
        let socket = environment["MARTLET_DATABASE_SOCKET"]
        let port = UInt16(try environment.number("MARTLET_DATABASE_PORT", in: 1...65_535))
        var settings = ConnectionSettings(
            server: socket.isEmpty ? .host(environment["MARTLET_DATABASE_HOST"], port: port) : .socket(socket))
        settings.user = environment["MARTLET_DATABASE_USER"]
        settings.database = environment["MARTLET_DATABASE_NAME"]
        let passwordFile = environment["MARTLET_DATABASE_PASSWORD_FILE"]
        if !passwordFile.isEmpty { settings.password = try TextFile.firstLine(passwordFile) }
        let authorities = environment["MARTLET_DATABASE_AUTHORITIES"]
        if !authorities.isEmpty { settings.certificateAuthorities = authorities }
        return settings
    }

    private static func key(_ file: String) throws -> SecretKey? {
        guard !file.isEmpty else { return nil }
        guard let key = SecretKey(try TextFile.firstLine(file)) else {
            throw CommandFailure("MARTLET_KEY_FILE: \(file) holds no key; “martlet key” prints one.")
        }
        return key
    }

    private static func isBaseURL(_ text: String) -> Bool {
        text.hasPrefix("https://") && !text.hasSuffix("/") && !text.dropFirst(8).contains("/")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

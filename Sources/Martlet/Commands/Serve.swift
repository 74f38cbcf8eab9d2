import ArgumentParser
import BlogSite
import BlogStore
import Confusables
import FastCGI
import Logging
import MariaDB

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers requests until SIGTERM or SIGINT, which let running ones finish; SIGHUP reloads templates.")

    func run() throws {
        let configuration = try Configuration(Environment())
        let logger = Logger(label: "martlet") { [level = configuration.logLevel] _ in
            JSONLogHandler(logLevel: Logger.Level(rawValue: level) ?? .info)
        }
        guard let key = configuration.key else {
            throw CommandFailure(
                "MARTLET_KEY_FILE names no file: serving needs the key of the site. “martlet key” prints one.")
        }
        try Confusables.requireTables()
        let site = try ServedSite(configuration, key: key, logger: logger)
        let connection = configuration.database
        var settings = ServerSettings(address: configuration.listen)
        settings.threads = configuration.threads
        settings.bodyLimit = configuration.bodyLimit
        settings.shutdownDeadline = .seconds(configuration.shutdownDeadline)
        let server = try Server(settings, log: Self.log(to: logger)) { _ in
            SiteResponder(site: site.current, store: Store(Connection(connection)), clock: SystemClock.now)
        }
        let sender = try MailSender(connection, route: configuration.mail, key: key, logger: logger)
        // The main thread must have made no other before: each inherits that signals are blocked.
        let signals = try Signals(
            onTerminate: {
                server.stop()
                sender.stop(within: configuration.shutdownDeadline)
            }, onHangup: site.reload)
        let mailThread = try sender.start()
        logger.info("serving", metadata: ["address": "\(server.boundAddress)", "threads": "\(settings.threads)"])
        defer {
            sender.stop(within: configuration.shutdownDeadline)
            mailThread.join()
        }
        try withExtendedLifetime(signals) { try server.run() }
        logger.info("stopped")
    }

    private static func log(to logger: Logger) -> FastCGI.Log {
        { level, message in
            switch level {
            case .debug: logger.debug("\(message)")
            case .notice: logger.notice("\(message)")
            case .warning: logger.warning("\(message)")
            case .error: logger.error("\(message)")
            }
        }
    }
}

import Blog
import BlogStore
import FastCGI
import Foundation
import MariaDB
import Sodium
import TestDatabase
import Testing

@testable import BlogSite
@testable import Martlet

/// The thread of a worker that sends, into a folder.
struct MailSenderTests {
    private let folder = URL.temporaryDirectory.appending(path: "martlet-outbox-\(UUID().uuidString)")
    private let key: SecretKey
    private let log = LogRecord()

    init() throws {
        key = try SecretKey()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test func `what is in the outbox is sent, once by however many workers`() throws {
        try withOutbox { settings, outbox in
            for number in 1...40 { try add(number, to: outbox) }
            let senders = try (1...3).map { _ in try sender(settings) }
            let threads = try senders.map { try $0.start() }
            try log.wait(for: "mail sent", times: 40)
            // What was sent is marked before a thread ends.
            for sender in senders { sender.stop(within: 10) }
            for thread in threads { thread.join() }
            #expect(try files().count == 40 && states(outbox).allSatisfy(\.isSent))
            let records = try outbox.list(limit: 50, now: SystemClock.now())
            #expect(records.allSatisfy { $0.tries == 1 })
            #expect(try Set(records.compactMap(\.lastAnswer)) == Set(files()), "each tells its file")
            let mail = try String(contentsOf: folder.appending(path: files()[0]), encoding: .utf8)
            #expect(mail.contains("From: \"Field Notes\" <notes@blog.example>\r\n"))
            #expect(mail.contains("Auto-Submitted: auto-generated\r\n"))
            #expect(log.errors.isEmpty)
        }
    }

    @Test func `a failure is kept for administrators, logged without content, and tried again`() throws {
        try withOutbox { settings, outbox in
            try FileManager.default.removeItem(at: folder)
            try add(1, to: outbox)
            try send(settings) { try log.wait(for: "mail not sent, to be tried again") }
            let mail = try #require(try outbox.list(limit: 1, now: SystemClock.now()).first)
            #expect(mail.lastAnswer?.contains("cannot make a file") == true && !mail.state.isSent)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try send(settings) { try log.wait(for: "mail sent") }
            #expect(try states(outbox).allSatisfy(\.isSent))
            #expect(try files().count == 1)
            let lines = log.lines.joined(separator: "\n")
            #expect(
                lines.contains("cannot make a file") && !lines.contains("a secret link")
                    && !lines.contains("example.org"), "\(lines)"
            )
        }
    }

    @Test func `a mail that was sealed with another key is given up, and does not hold up the others`() throws {
        try withOutbox { settings, outbox in
            try add(1, to: outbox, key: SecretKey())
            try add(2, to: outbox)
            try send(settings) {
                try log.wait(for: "mail refused for good")
                try log.wait(for: "mail sent")
            }
            #expect(try states(outbox).contains(.givenUp))
            #expect(try files().count == 1)
        }
    }

    @Test func `without a way out nothing is sent, and the thread still ends when told`() throws {
        try withOutbox { settings, outbox in
            try add(1, to: outbox)
            let sender = try MailSender(settings, route: nil, key: key, logger: log.logger())
            let thread = try sender.start()
            sender.stop(within: 10)
            thread.join()
            #expect(try outbox.list(limit: 1, now: SystemClock.now()).first?.tries == 0)
        }
    }

    @Test func `where nothing happens, a worker removes what is too old from all tables`() throws {
        try withOutbox { settings, outbox in
            let connection = Connection(settings)
            try connection.execute("INSERT INTO failed_logins VALUES ('2020-01-01', 0, 1)")
            let sender = try MailSender(settings, route: nil, key: key, logger: log.logger())
            let thread = try sender.start()
            try log.wait(for: "what is too old is removed")
            sender.stop(within: 10)
            thread.join()
            #expect(try connection.row("SELECT COUNT(*) FROM failed_logins") { try $0.int(0) } == 0)
        }
    }

    @Test func `mail goes out also where what is too old cannot be removed`() throws {
        try withOutbox { settings, outbox in
            try Connection(settings).execute("ALTER TABLE throttles RENAME TO elsewhere")
            try send(settings) { try log.wait(for: "what is too old cannot be removed") }
            try add(1, to: outbox)
            try send(settings) { try log.wait(for: "mail sent") }
        }
    }

    @Test func `a database that is away ends nothing`() throws {
        var settings = ConnectionSettings(server: .socket("/nowhere/mariadb.sock"))
        settings.database = "martlet"
        try send(settings) { try log.wait(for: "the outbox cannot be read") }
    }

    // MARK: What the tests share

    private func withOutbox(_ body: (ConnectionSettings, OutboxStore) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try withDatabase(migrations: migrations) { database in
            let store = Store(Connection(database.settings))
            // Of mail to somebody who has no account, not much is kept.
            _ = try store.accounts.create(
                name: #require(AccountName("ada")), displayName: "Ada", email: EmailAddress("ada@example.org"),
                passwordHash: nil, role: .reader, now: SystemClock.now())
            try body(database.settings, store.outbox)
        }
    }

    private func sender(_ settings: ConnectionSettings) throws -> MailSender {
        let address = try #require(EmailAddress("notes@blog.example"))
        let route = Configuration.MailRoute(target: .folder(folder.path()), sender: address, timeout: 5)
        return try MailSender(settings, route: route, key: key, logger: log.logger())
    }

    /// Sends until `condition` has come true. What was sent by then is marked when this returns.
    private func send(_ settings: ConnectionSettings, until condition: () throws -> Void) throws {
        let sender = try sender(settings)
        let thread = try sender.start()
        defer {
            sender.stop(within: 10)
            thread.join()
        }
        try condition()
    }

    private func add(_ number: Int, to outbox: OutboxStore, key other: SecretKey? = nil) throws {
        let id = "message-\(number)@blog.example"
        let content = MailContent(senderName: "Field Notes", text: "a secret link", html: "<p>a secret link")
        let now = SystemClock.now()
        try outbox.add(
            OutgoingMail(
                messageID: id, kind: "test", recipient: #require(EmailAddress("ada@example.org")),
                subject: "Hello", sealedContent: content.sealed(for: id, with: other ?? key),
                expires: now.advanced(bySeconds: 3600)), now: now)
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".eml") }
    }

    private func states(_ outbox: OutboxStore) throws -> [MailRecord.State] {
        try outbox.list(limit: 50, now: SystemClock.now()).map(\.state)
    }
}

extension MailRecord.State {
    fileprivate var isSent: Bool {
        if case .sent = self { true } else { false }
    }
}

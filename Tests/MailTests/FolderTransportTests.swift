import Foundation
import Testing

@testable import Mail

@Suite struct FolderTransportTests {
    private let folder = URL.temporaryDirectory.appending(path: "martlet-mail-\(UUID().uuidString)")

    @Test func `a message is a file that its owner alone may read, and once however often it is sent`() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let transport = FolderTransport(folder: folder.path())
        let message = try MailMessage.sample()
        for _ in 0..<3 { #expect(try transport.send(message) == "1795542827-abc123.eml") }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(names == ["1795542827-abc123.eml"])
        let name = try #require(names.first)
        let file = folder.appending(path: name).path()
        #expect(FileManager.default.contents(atPath: file).map(Array.init) == message.bytes)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `an id cannot lead out of the folder`() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sample = try MailMessage.sample()
        let id = try #require(MessageID("../../../etc/x@example.org"))
        let message = MailMessage(
            from: sample.from, to: sample.to, subject: sample.subject, date: 1,
            id: id, text: "", html: "")
        try FolderTransport(folder: folder.path()).send(message)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["1-_________etc_x.eml"])
    }

    @Test func `a folder that is not there is a temporary failure that names it`() throws {
        let message = try MailMessage.sample()
        let error = #expect(throws: MailError.self) { try FolderTransport(folder: folder.path()).send(message) }
        #expect(error?.kind == .temporary)
        #expect(error?.description.contains(folder.path()) == true)
    }
}

import Foundation
import Glibc
import Synchronization

/// A mail server on loopback that answers each command as it was told, and keeps what it heard. One connection.
final class ScriptedServer: Sendable {
    /// The answer to each verb; nil keeps silent. `greeting` and `message` stand for the moments without one.
    typealias Script = [String: String?]

    static let polite: Script = [
        "greeting": "220 scripted", "EHLO": "250-scripted\r\n250 SIZE 1000000", "MAIL": "250 ok", "RCPT": "250 ok",
        "DATA": "354 go on", "message": "250 taken", "QUIT": "221 bye",
    ]

    let port: Int
    private let listener: Int32
    private let heard = Mutex<[String]>([])

    init(_ script: Script) {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        port = withUnsafeMutablePointer(to: &address) { [listener] in
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, length)
                _ = getsockname(listener, $0, &length)
            }
            return Int(UInt16(bigEndian: $0.pointee.sin_port))
        }
        listen(listener, 8)
        Foundation.Thread.detachNewThread { self.serve(script) }
    }

    deinit { close(listener) }

    /// Every line that the client sent, the message among them.
    var lines: [String] { heard.withLock { $0 } }

    private func serve(_ script: Script) {
        let connection = accept(listener, nil, nil)
        defer { close(connection) }
        guard let stream = fdopen(dup(connection), "r") else { return }
        defer { fclose(stream) }
        var isMessage = false
        guard answer(script["greeting"] ?? nil, on: connection) else { return }
        var buffer = [CChar](repeating: 0, count: 4096)
        while fgets(&buffer, Int32(buffer.count), stream) != nil {
            let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                .filter { !$0.isNewline }
            heard.withLock { $0.append(line) }
            var key = isMessage ? "message" : String(line.prefix { $0 != " " })
            if isMessage && line != "." { continue }
            if !isMessage, script[key] == nil { key = "other" }
            let reply = script[key] ?? "500 unknown"
            isMessage = key == "DATA" && reply?.hasPrefix("3") == true
            guard answer(reply, on: connection) else { return }
        }
    }

    /// False when the client is gone.
    private func answer(_ reply: String?, on connection: Int32) -> Bool {
        guard let reply else { return true }
        let bytes = Array("\(reply)\r\n".utf8)
        return Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }
}

import Foundation

@testable import FastCGI

/// A folder for one socket file, made new and removed at the end.
final class SocketFolder: Sendable {
    private let folder: String

    var path: String { folder + "/worker.sock" }

    init() throws {
        var template = Array("/tmp/fastcgi-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ServerError.system("make a folder") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }
}

extension ListenAddress {
    /// The path of a unix socket, empty for addresses of another kind.
    var path: String {
        if case .unix(let path) = self { path } else { "" }
    }
}

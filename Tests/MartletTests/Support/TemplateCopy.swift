import Foundation

/// The site's templates in a folder that a test may change; gone with the test.
final class TemplateCopy {
    let path: String

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path()

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)").path()
        // Contents alone: a whole copy would keep the owner, which only root may choose.
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: false)
        try files.createDirectory(atPath: path + "/mail", withIntermediateDirectories: false)
        for name in try files.subpathsOfDirectory(atPath: Self.root + "/templates") where name.hasSuffix(".mustache") {
            let content = try Data(contentsOf: URL(filePath: "\(Self.root)/templates/\(name)"))
            try content.write(to: URL(filePath: "\(path)/\(name)"))
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name).mustache"))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name).mustache")
    }
}

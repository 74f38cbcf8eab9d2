import Foundation

/// The repository as text: what the structure tests read.
struct SourceTree {
    struct File {
        let path: String
        let lines: [Substring]

        var name: String { String(path.split(separator: "/").last ?? "") }
    }

    let root: URL
    let manifest: String

    init(file: String = #filePath) throws {
        root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    }

    /// The Swift files under a folder, by path from the root.
    func swiftFiles(under folder: String = "Sources") throws -> [File] {
        let found = FileManager.default.subpaths(atPath: root.appending(path: folder).path()) ?? []
        return try found.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            let text = try String(contentsOf: root.appending(path: "\(folder)/\(path)"), encoding: .utf8)
            return File(path: "\(folder)/\(path)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    /// What git knows of the tree, or nothing outside a clone.
    func trackedPaths() throws -> [String] {
        let git = Process()
        let output = Pipe()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", root.path(), "-c", "safe.directory=*", "ls-files"]
        git.standardOutput = output
        try git.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        git.waitUntilExit()
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

extension SourceTree.File {
    /// "path:line: text" of each line of code, comments left out, that matches.
    func matches(of pattern: Regex<some Any>) -> [String] {
        lines.enumerated().compactMap { number, line in
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
            return code.firstMatch(of: pattern) == nil ? nil : "\(path):\(number + 1): \(line)"
        }
    }

    /// The modules that the file imports, whatever access the import has.
    var imports: Set<String> {
        let pattern =
            /^\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        return Set(lines.compactMap { $0.firstMatch(of: pattern).map { String($0.output.1) } })
    }

    /// The target that the file belongs to: the folder under `Sources`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
}

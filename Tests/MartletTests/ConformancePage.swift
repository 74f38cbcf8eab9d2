import Foundation

/// The tables of `Security.md`, and the names of all tests.
struct ConformancePage {
    struct Row {
        let line: String
        let level: Int
        let verdict: String
        let tests: [String]
    }

    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    let rows: [Row]

    init() throws {
        let page = Self.root.appending(path: "Sources/Martlet/Documentation.docc/Security.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        rows = text.matches(of: /\n\| (V[\d.]+) \| (\d) \| ([^|]+) \| ([^|]+) \|([^|\n]*)\|/).map { match in
            Row(
                line: String(match.output.1), level: Int(match.output.2) ?? 0, verdict: String(match.output.4),
                tests: match.output.5.matches(of: /`([^`]+)`/).map { String($0.output.1) })
        }
    }

    /// Lines of the tables, whether they are understood or not.
    static func lines() throws -> Int {
        let page = root.appending(path: "Sources/Martlet/Documentation.docc/Security.md")
        return try String(contentsOf: page, encoding: .utf8).matches(of: /\n\| V/).count
    }

    /// Of the Swift tests their sentences, of those behind nginx the names of their functions.
    static func testNames() throws -> Set<String> {
        let folder = root.appending(path: "Tests")
        var names: Set<String> = []
        for path in FileManager.default.subpaths(atPath: folder.path()) ?? [] {
            guard path.hasSuffix(".swift") || path.hasSuffix(".py") else { continue }
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            for match in text.matches(of: /@Test(?:\((?:[^()]|\([^()]*\))*\))?\s+func `([^`]+)`/) {
                names.insert(String(match.output.1))
            }
            for match in text.matches(of: /(?:^|\n)def (test_\w+)/) { names.insert(String(match.output.1)) }
        }
        return names
    }
}

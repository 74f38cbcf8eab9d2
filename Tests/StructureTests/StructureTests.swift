import Testing

/// The house rules that a compiler does not check.
@Suite struct StructureTests {
    private let tree: SourceTree
    private let files: [SourceTree.File]

    init() throws {
        tree = try SourceTree()
        files = try tree.swiftFiles()
    }

    @Test func `each file imports only what its target declares`() throws {
        let declared = Manifest(tree.manifest).dependencies
        #expect(declared["BlogSite"]?.contains("Blog") == true, "Package.swift is not understood any more")
        #expect(declared["HTTP"] == [])
        for file in files {
            let allowed = try #require(declared[file.target], "\(file.path) belongs to no target")
            let foreign = file.imports.subtracting(allowed).subtracting(systemModules(of: file.target))
            #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted())")
        }
    }

    /// Values and rules run anywhere; the operating system is for what opens files, sockets or a terminal.
    private func systemModules(of target: String) -> Set<String> {
        switch target {
        case "Calendar", "HTTP", "Blog", "BlogStore": []
        // Semaphores bound how many passwords are hashed at once.
        case "BlogSite": ["Dispatch", "Synchronization"]
        // The program reads files.
        case "Martlet": ["FoundationEssentials", "Glibc", "Synchronization"]
        default: ["Glibc", "Synchronization"]
        }
    }

    @Test func `imports point only upwards in the manifest`() {
        let manifest = Manifest(tree.manifest)
        let order = tree.manifest.matches(of: /\b(?:library|target)\("(\w+)"|executableTarget\(\s*name:\s*"(\w+)"/)
            .map { String($0.output.1 ?? $0.output.2 ?? "") }
        for (target, dependencies) in manifest.dependencies {
            for dependency in dependencies {
                if let above = order.firstIndex(of: dependency), let own = order.firstIndex(of: target) {
                    #expect(above < own, "\(target) may not use \(dependency), which stands below it")
                }
            }
        }
    }

    @Test func `no source file imports Foundation`() {
        for file in files {
            #expect(!file.imports.contains("Foundation"), "\(file.path)")
        }
    }

    @Test func `nothing in the sources traps on purpose`() {
        expectNone(/\btry!|\bas!|\bfatalError\(|\bpreconditionFailure\(|\bprecondition\(|\bassertionFailure\(/)
    }

    @Test func `nothing in the sources starts another program`() {
        expectNone(/\b(?:posix_spawnp?|popen|v?fork|exec[lv]p?e?)\(|\bProcess\(|(?:=|Glibc\.) ?system\(/)
    }

    @Test func `nothing in the sources is public or open`() {
        expectNone(/^\s*(?:public|open)\s/)
    }

    @Test func `only Markup makes SafeHTML, and only Blog takes it back from the store`() {
        // The samples of the pages are literals, which hold what the source says and nothing that anybody typed.
        expectNone(/SafeHTML\((?!stored:)/, save: { $0.target == "Markup" })
        expectNone(/SafeHTML\(stored:(?! ")/, save: { ["Markup", "Blog"].contains($0.target) })
    }

    @Test func `one type alone goes into a page unescaped`() {
        let conformance = /^\s*(?:\w+\s+)*(?:extension|struct|class|enum|actor)\s+\w+\s*:[^{]*\bUnescapedText\b/
        let conformances: [String] = files.flatMap { file in file.matches(of: conformance) }
        #expect(conformances.count == 1, "\(conformances)")
    }

    @Test func `SQL stands in the stores and their connection`() {
        expectNone(
            /\b(?:SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|ALTER\s+TABLE)\b/,
            save: { ["BlogStore", "MariaDB"].contains($0.target) })
    }

    @Test func `no file is longer than three hundred lines`() throws {
        for file in try files + tree.swiftFiles(under: "Tests") {
            #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func `the top level holds what the reader expects and no more`() throws {
        let tracked = try tree.trackedPaths()
        try #require(!tracked.isEmpty, "these tests run in a git clone")
        let known: Set = ["Package.swift", "Sources", "Tests", "README.md", "LICENSE", "deploy", "templates", "public"]
        let top = Set(tracked.compactMap { $0.split(separator: "/").first.map(String.init) })
        let unknown = top.subtracting(known).filter { !$0.hasPrefix(".") }
        #expect(unknown.isEmpty, "\(unknown.sorted())")
    }

    @Test func `what is built or downloaded is not tracked`() throws {
        let tracked = try tree.trackedPaths()
        let built = tracked.filter {
            $0.hasSuffix("Package.resolved") || $0.contains(".build/") || $0.contains("__pycache__")
        }
        #expect(built.isEmpty, "\(built)")
    }

    private func expectNone(_ pattern: Regex<some Any>, save isExempt: (SourceTree.File) -> Bool = { _ in false }) {
        for file in files where !isExempt(file) {
            let found = file.matches(of: pattern)
            #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
        }
    }
}

/// What Package.swift says each target may import.
struct Manifest {
    let dependencies: [String: Set<String>]

    init(_ text: String) {
        var dependencies: [String: Set<String>] = [:]
        let declaration = /\b(?:target\(\s*|executableTarget\(\s*name:\s*)"(\w+)"/
        for match in text.matches(of: declaration) {
            let rest = text[match.range.upperBound...]
            dependencies[String(match.output.1)] = Self.names(in: rest)
        }
        self.dependencies = dependencies
    }

    /// The first bracketed list before the call's closing bracket: quoted targets, and products by their constant.
    private static func names(in text: Substring) -> Set<String> {
        let products = ["logging": "Logging", "arguments": "ArgumentParser"]
        guard let opening = text.firstIndex(of: "["), text[..<opening].allSatisfy({ $0 != ")" }),
            let closing = text[opening...].firstIndex(of: "]")
        else { return [] }
        let words = text[text.index(after: opening)..<closing].split(separator: ",")
        return Set(
            words.map { $0.trimmingPrefix(while: \.isWhitespace) }.compactMap { word in
                let name = word.filter { $0.isLetter || $0.isNumber }
                return name.isEmpty ? nil : word.first == "\"" ? name : products[name] ?? name
            })
    }
}

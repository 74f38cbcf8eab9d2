/// The fields of a submitted form or of a query string, decoded once.
package struct Form: Sendable {
    /// More fields than this make no form of ours: such a body is refused before it costs anything.
    package static let fieldLimit = 1_000

    /// Why a text is no form.
    package enum Failure: Error, Hashable, Sendable {
        /// A broken escape, bytes that are not UTF-8, or a NUL.
        case undecodable
        case tooManyFields
    }

    package private(set) var fields: [(name: String, value: String)] = []

    package init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }

    /// Parses `application/x-www-form-urlencoded` (WHATWG URL, section 5.1). Pairs are separated by `&` alone.
    package init(urlEncoded text: some Collection<UInt8>) throws(Failure) {
        var rest = text[...]
        // A body of nothing but separators is as long to walk over as one of fields.
        var empty = 0
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: "&") }
            rest = rest[pair.endIndex...].dropFirst()
            if pair.isEmpty {
                empty += 1
                guard empty <= Self.fieldLimit else { throw .tooManyFields }
                continue
            }
            guard fields.count < Self.fieldLimit else { throw .tooManyFields }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let name = PercentCoding.decode(first, plusIsSpace: true),
                let value = parts.count > 1 ? PercentCoding.decode(parts[1], plusIsSpace: true) : ""
            else { throw .undecodable }
            fields.append((name, value))
        }
    }

    /// The value of a field that stands once; a field that is repeated has no value, since two readers could
    /// disagree on which of them counts.
    package subscript(name: String) -> String? {
        var found: String?
        for field in fields where field.name == name {
            guard found == nil else { return nil }
            found = field.value
        }
        return found
    }

    /// Every value of a field that may stand many times, such as check boxes.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// The names that stand more than once, but for those that may.
    package func repeated(except allowed: Set<String> = []) -> Set<String> {
        var seen: Set<String> = []
        return Set(fields.map(\.name).filter { !allowed.contains($0) && !seen.insert($0).inserted })
    }
}

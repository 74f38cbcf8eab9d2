/// A statement and the values bound to it. Interpolation binds: `"... WHERE slug = \(slug)"` sends `?` and the value.
///
/// The text is a list of literals of the source and of nothing else, so no value can become part of it. The literals'
/// addresses also tell which statement this is, so that a prepared one is found without comparing text.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// What can be bound.
    package enum Value: Sendable, Equatable {
        case null
        case int(Int64)
        case uint(UInt64)
        case text(String)
        case bytes([UInt8])
        /// Microseconds since 1970-01-01 00:00:00 UTC, bound as DATETIME(6).
        case dateTime(Int64)
    }

    private(set) var pieces: [StaticString]
    package private(set) var values: [Value]

    /// The statement as the server gets it, with `?` where values are bound.
    package var text: String { pieces.reduce(into: "") { $0 += $1.description } }

    package init(stringLiteral value: StaticString) {
        pieces = [value]
        values = []
    }

    package init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
        values = stringInterpolation.values
    }

    /// Each value that is interpolated becomes a `?`; only an ``SQL`` of literals brings text of its own.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces: [StaticString] = []
        fileprivate var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(literal) }
        }

        package mutating func appendInterpolation(_ value: Value) {
            pieces.append("?")
            values.append(value)
        }
        package mutating func appendInterpolation(_ value: String) { appendInterpolation(.text(value)) }
        package mutating func appendInterpolation(_ value: String?) {
            appendInterpolation(value.map(Value.text) ?? .null)
        }
        package mutating func appendInterpolation(_ value: [UInt8]) { appendInterpolation(.bytes(value)) }
        package mutating func appendInterpolation(_ value: [UInt8]?) {
            appendInterpolation(value.map(Value.bytes) ?? .null)
        }
        package mutating func appendInterpolation(_ value: Int) { appendInterpolation(.int(Int64(value))) }
        package mutating func appendInterpolation(_ value: UInt64) { appendInterpolation(.uint(value)) }
        package mutating func appendInterpolation(_ value: UInt64?) {
            appendInterpolation(value.map(Value.uint) ?? .null)
        }
        package mutating func appendInterpolation(_ value: Bool) { appendInterpolation(.int(value ? 1 : 0)) }
        /// A fragment written in the source: its text goes in as it is, its values are bound.
        package mutating func appendInterpolation(_ fragment: SQL) {
            pieces += fragment.pieces
            values += fragment.values
        }
        /// A list for `IN (...)`. An empty list becomes `NULL`, which matches nothing. The last value is repeated up
        /// to the next power of two, so that lists of any length share a few prepared statements.
        package mutating func appendInterpolation(list: [UInt64]) { append(list.map(Value.uint)) }
        package mutating func appendInterpolation(list: [[UInt8]]) { append(list.map(Value.bytes)) }

        private mutating func append(_ list: [Value]) {
            guard let last = list.last else { return pieces.append("NULL") }
            var length = 1
            while length < list.count { length *= 2 }
            for position in 0..<length {
                if position > 0 { pieces.append(", ") }
                appendInterpolation(position < list.count ? list[position] : last)
            }
        }
    }
}

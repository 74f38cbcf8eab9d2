/// A statement and the values bound to it. Interpolation binds: `"... WHERE slug = \(slug)"` sends `?` and the value.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    package enum Value: Sendable, Equatable {
        case null
        case int(Int64)
        case uint(UInt64)
        case text(String)
        case bytes([UInt8])
        /// Microseconds since 1970-01-01 00:00:00 UTC, bound as DATETIME(6).
        case dateTime(Int64)
    }

    package private(set) var text: String
    package private(set) var values: [Value]

    package init(stringLiteral value: StaticString) {
        text = value.description
        values = []
    }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    package struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        package mutating func appendInterpolation(_ value: Value) {
            text += "?"
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
            text += fragment.text
            values += fragment.values
        }
        /// A list for `IN (...)`. An empty list becomes `NULL`, which matches nothing.
        package mutating func appendInterpolation(list: [UInt64]) {
            text += list.isEmpty ? "NULL" : list.map { _ in "?" }.joined(separator: ", ")
            values += list.map(Value.uint)
        }
    }
}

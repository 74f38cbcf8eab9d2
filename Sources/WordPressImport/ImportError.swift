internal import XML

/// Why an import stopped: one line for the person who started it. What was written before stays and is whole.
package struct ImportError: Error, Hashable, Sendable {
    /// The line of the file, from 1; `nil` when the file could not be read at all.
    package let line: Int?
    package let message: String

    package init(line: Int?, message: String) {
        self.line = line
        self.message = message
    }

    init(_ error: XMLError) { self.init(line: error.line, message: error.message) }
}

extension ImportError: CustomStringConvertible {
    package var description: String { line.map { "line \($0): \(message)" } ?? message }
}

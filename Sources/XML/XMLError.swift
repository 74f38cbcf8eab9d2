/// Why a document cannot be read on. One line, fit to be shown to the person who gave the file: what it quotes of the
/// file is short and free of control characters.
package struct XMLError: Error, Hashable, Sendable {
    /// The line of the file, from 1; `nil` when the file itself could not be read.
    package let line: Int?
    package let message: String

    package init(line: Int?, message: String) {
        self.line = line
        self.message = message
    }
}

extension XMLError: CustomStringConvertible {
    package var description: String { line.map { "line \($0): \(message)" } ?? message }
}

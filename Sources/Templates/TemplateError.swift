/// Everything that is wrong with a set of templates, found before the first page is rendered.
package struct TemplateError: Error, CustomStringConvertible {
    /// One mistake, and where it stands.
    package struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The file, and line and column from one (columns in Unicode scalars); nil where no file is to blame.
        package let file: String?
        package let line: Int
        package let column: Int
        package let message: String

        package var description: String {
            file.map { "\($0):\(line):\(column): \(message)" } ?? message
        }

        init(file: String?, position: Position, message: String) {
            self.file = file
            self.line = position.line
            self.column = position.column
            self.message = message
        }
    }

    /// Sorted by file, line and column; never empty.
    package let problems: [Problem]

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }

    /// Several errors as one, so that a start reports all templates together. A mistake in a layout is wrong in each page
    /// that uses it: of each place in a file one problem is kept.
    package init(joining errors: [TemplateError]) {
        struct Place: Hashable {
            let file: String
            let line: Int
            let column: Int
        }
        var places: Set<Place> = []
        self.init(
            errors.flatMap(\.problems).filter { problem in
                guard let file = problem.file else { return true }
                return places.insert(Place(file: file, line: problem.line, column: problem.column)).inserted
            })
    }

    init(_ problems: [Problem]) {
        self.problems = Set(problems).sorted { one, other in
            (one.file ?? "", one.line, one.column, one.message)
                < (other.file ?? "", other.line, other.column, other.message)
        }
    }
}

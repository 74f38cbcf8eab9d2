/// A place in a template's file: line and column from one, columns in Unicode scalars.
struct Position: Hashable, Sendable {
    var line = 1
    var column = 1
}

/// What stands between delimiters.
struct Tag: Sendable {
    enum Kind: Sendable {
        case variable, raw, section, inverted, partial, parent, block, close, comment, delimiters
    }

    let kind: Kind
    let name: String
    let position: Position
}

enum Token: Sendable {
    /// Part of one line; a line end can only be its last bytes.
    case text([UInt8])
    case tag(Tag)
}

struct SyntaxError: Error {
    let position: Position
    let message: String
}

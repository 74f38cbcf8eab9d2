/// Where nodes of a template's text are compiled to: everything that one text may mean differently in two places,
/// except the context stack.
struct Place {
    var source: Source
    var environment: Environment
    var indentation = Indentation.fixed([])
    /// How many blanks a line of this text loses.
    var removedIndent = 0
    /// What `{{.}}` means inside a section over a text.
    var iterator: Reference?
}

/// What is put before each line.
enum Indentation: Hashable {
    case fixed([UInt8])
    /// What a recursive partial has gathered while rendering, and then some.
    case running([UInt8])

    func adding(_ blanks: [UInt8]) -> Indentation {
        switch self {
        case .fixed(let base): .fixed(base + blanks)
        case .running(let base): .running(base + blanks)
        }
    }
}

/// A field of some level of the context stack.
struct Reference {
    let context: any Context
    let path: [String]
}

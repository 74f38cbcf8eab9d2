/// What a person is on this site. Each role may do all that the ones before it may.
package enum Role: String, CaseIterable, Comparable, Sendable {
    case reader, author, editor, administrator

    package static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .reader: 0
        case .author: 1
        case .editor: 2
        case .administrator: 3
        }
    }
}

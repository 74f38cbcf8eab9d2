/// The prepared statements of one session, found by the addresses of the literals that they are written with.
///
/// Bounded, because the server bounds them for all its connections together (`max_prepared_stmt_count`): the one that
/// was not used for longest makes room.
struct StatementCache {
    private struct Entry {
        let statement: Statement
        var lastUse: UInt64
    }

    let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0

    var count: Int { entries.count }
    var statements: some Sequence<Statement> { entries.values.lazy.map(\.statement) }

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    mutating func find(_ key: Key) -> Statement? {
        guard let index = entries.index(forKey: key) else { return nil }
        uses &+= 1
        entries.values[index].lastUse = uses
        return entries.values[index].statement
    }

    /// Keeps a statement and returns the one that had to leave for it.
    mutating func insert(_ statement: Statement, for key: Key) -> Statement? {
        var evicted: Statement?
        if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            evicted = entries.removeValue(forKey: oldest.key)?.statement
        }
        uses &+= 1
        entries[key] = Entry(statement: statement, lastUse: uses)
        return evicted
    }

    mutating func remove(_ key: Key) -> Statement? { entries.removeValue(forKey: key)?.statement }
}

extension StatementCache {
    /// Which statement an `SQL` is: the same literals in the same order. Equal text in two places of the source counts
    /// as two statements, which costs one more preparation and is otherwise harmless.
    struct Key: Hashable {
        private let pieces: [StaticString]
        private let digest: UInt64

        init(_ sql: SQL) {
            pieces = sql.pieces
            digest = pieces.reduce(0) { digest, piece in
                let mixed = (digest ^ UInt64(UInt(bitPattern: piece.address))) &* 0x9E37_79B9_7F4A_7C15
                return mixed ^ (mixed >> 29)
            }
        }

        static func == (left: Key, right: Key) -> Bool {
            left.digest == right.digest && left.pieces.count == right.pieces.count
                && zip(left.pieces, right.pieces).allSatisfy {
                    $0.address == $1.address && $0.utf8CodeUnitCount == $1.utf8CodeUnitCount
                }
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(digest)
        }
    }
}

extension StaticString {
    /// Where the literal lies, or for a literal that is kept as one code point, that code point.
    fileprivate var address: Int {
        hasPointerRepresentation ? Int(bitPattern: utf8Start) : Int(unicodeScalar.value)
    }
}

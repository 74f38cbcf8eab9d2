/// Changes bytes at random: the same ones for the same seed.
struct Mutation {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func choose(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }

    /// One to three changes, after which the bytes are not what they were.
    mutating func mutate(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        while bytes == original {
            for _ in 0...choose(3) { change(&bytes) }
        }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = choose(bytes.count)
        switch choose(7) {
        case 0 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: next())
        case 1 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(choose(8))
        case 2 where !bytes.isEmpty: bytes.remove(at: place)
        case 3: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
        case 4: bytes.removeLast(min(choose(40), bytes.count))
        case 5: bytes.insert(contentsOf: bytes.prefix(choose(16)), at: place)
        // Heads of CBOR that announce a lot.
        default:
            bytes.insert(
                contentsOf: [[0x9B], [0xBB], [0x5B], [0x7F], [0xFF]][choose(5)] + [0, 0, 0, 0, 0x20], at: place)
        }
    }

    /// xorshift64.
    private mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

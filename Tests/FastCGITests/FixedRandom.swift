/// The same sequence every time (xorshift64).
struct FixedRandom: RandomNumberGenerator {
    /// Not zero.
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

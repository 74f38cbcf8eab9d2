internal import Glibc

/// A file descriptor with one owner, closed when the owner lets go of it.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes over the result of a system call that makes a descriptor.
    init(_ number: Int32, from operation: String) throws(ServerError) {
        guard number >= 0 else { throw .system(operation) }
        self.number = number
    }

    /// Gives the descriptor away: whoever gets the number closes it.
    consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    deinit {
        close(number)
    }
}

import Synchronization

/// Lets a few asynchronous tests use the server at a time; the others wait without holding a thread.
final class AsyncTurns: Sendable {
    static let shared = AsyncTurns(count: 4)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(free: count))
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let mayGoOn = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if mayGoOn { continuation.resume() }
        }
    }

    func finish() {
        let next = state.withLock { state in
            guard state.waiting.isEmpty else { return Optional(state.waiting.removeFirst()) }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}

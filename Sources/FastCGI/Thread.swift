internal import CFastCGI
internal import Glibc

/// A thread of the system. Blocking calls belong here and not on Swift's cooperative pool, which has a thread per
/// core.
package struct Thread: Sendable {
    /// Stack for deep templates and Markdown, whatever `ulimit -s` says. Memory is used only where it is touched.
    private static let stackSize = 8 << 20

    private let handle: pthread_t

    /// - Parameter name: at most 15 bytes; `ps -L` and debuggers show it.
    package init(named name: String, _ body: @escaping @Sendable () -> Void) throws(ServerError) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)

        let start = Unmanaged.passRetained(Body(run: body))
        var handle = pthread_t()
        let code = pthread_create(
            &handle, &attributes,
            { pointer in
                if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw .system(operation: "start a thread", code: code)
        }
        pthread_setname_np(handle, name)
        self.handle = handle
    }

    /// Waits until its body has returned.
    package func join() {
        pthread_join(handle, nil)
    }

    /// Sends a signal to this thread alone (pthread_kill(3)).
    func send(_ signal: Int32) {
        pthread_kill(handle, signal)
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

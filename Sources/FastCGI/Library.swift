internal import CFastCGI
internal import Glibc

/// libfcgi's own start, once for the process and before its first thread.
enum Library {
    static func start() throws(ServerError) {
        guard status == 0 else { throw .library(code: status) }
    }

    private static let status: Int32 = {
        // FCGX_Init takes SIGTERM and SIGUSR1 to note a flag that matters only to its own accept. It would leave the
        // process deaf to SIGTERM. Its empty handler for SIGPIPE stays: a reader that left is an error of write(2).
        var terminate = sigaction()
        var user = sigaction()
        sigaction(SIGTERM, nil, &terminate)
        sigaction(SIGUSR1, nil, &user)
        defer {
            sigaction(SIGTERM, &terminate, nil)
            sigaction(SIGUSR1, &user, nil)
        }
        return FCGX_Init()
    }()
}

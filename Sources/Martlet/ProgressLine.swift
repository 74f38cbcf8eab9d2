import Glibc

/// One line on the error stream that says how far long work is, rewritten as it goes; silent unless a person watches.
final class ProgressLine {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var shownAt = ContinuousClock.now - .seconds(1)

    func show(_ text: String) {
        guard isTerminal, ContinuousClock.now - shownAt > .milliseconds(100) else { return }
        shownAt = .now
        write("\r\u{1B}[K" + text)
    }

    func end() {
        if isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}

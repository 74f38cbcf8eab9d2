internal import Glibc

/// Puts each message as a file `NAME.eml` into a folder, for sites that send no mail. Mail programs open such files.
package struct FolderTransport: MailTransport {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    /// The file appears whole or not at all, for its owner alone to read: it may hold links that work. Sent again, a
    /// message takes the place of its earlier copy.
    /// - Returns: the name of the file.
    @discardableResult
    package func send(_ message: MailMessage) throws(MailError) -> String {
        let name = Self.name(of: message)
        let path = "\(folder)/\(name)"
        let draft = "\(path).part"
        unlink(draft)
        do throws(MailError) {
            try write(message.bytes, to: draft)
            guard rename(draft, path) == 0 else { throw failure("name") }
        } catch {
            unlink(draft)
            throw error
        }
        return name
    }

    /// Begins with the date, so that a listing shows them in order.
    private static func name(of message: MailMessage) -> String {
        let letters = message.id.text.prefix { $0 != "@" }.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }
        return "\(message.date)-\(String(letters)).eml"
    }

    private func write(_ bytes: [UInt8], to path: String) throws(MailError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("make") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw failure("write") }
    }

    private func failure(_ operation: String) -> MailError {
        MailError(.temporary, "cannot \(operation) a file in \(folder): \(String(cString: strerror(errno)))")
    }
}

import FoundationEssentials

/// Files that the operator names.
enum TextFile {
    static func read(_ path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("The file \(path) cannot be read.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("The file \(path) is not text in UTF-8.")
        }
        return text
    }

    static func firstLine(_ path: String) throws -> String {
        String(try read(path).prefix { !$0.isNewline })
    }
}

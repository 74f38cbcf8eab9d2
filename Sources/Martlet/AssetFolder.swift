import BlogSite
import FoundationEssentials
import Sodium

/// The static files of `public/`, each under a name that bears a hash of its content.
struct AssetFolder {
    let path: String

    /// Names that other programs ask for as they are.
    private static let plainEndings = [".ico", ".txt", ".webmanifest"]

    func assets() throws -> Assets {
        var urls: [String: String] = [:]
        for name in try names() { urls[name] = "/assets/" + hashedName(name, try content(name)) }
        return Assets(urls: urls)
    }

    /// Writes every file into `target` under its hashed name, those that keep their names under these, and the
    /// documents for the front server's errors into its folder `errors`.
    func publish(to target: String, errorDocuments: [(name: String, content: [UInt8])]) throws {
        do {
            try FileManager.default.createDirectory(atPath: target + "/errors", withIntermediateDirectories: true)
        } catch { throw CommandFailure("The folder \(target) cannot be made.") }
        for name in try names() {
            let content = try content(name)
            try write(content, to: target + "/" + hashedName(name, content))
            if Self.plainEndings.contains(where: name.hasSuffix) { try write(content, to: target + "/" + name) }
        }
        for document in errorDocuments { try write(document.content, to: target + "/errors/" + document.name) }
    }

    private func names() throws -> [String] {
        let files = FileManager.default
        guard let names = try? files.contentsOfDirectory(atPath: path) else {
            throw CommandFailure("The folder of static files \(path) cannot be read.")
        }
        return names.filter { name in
            var isFolder = false
            return !name.hasPrefix(".") && files.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
                && !isFolder
        }.sorted()
    }

    private func content(_ name: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
            throw CommandFailure("The file \(path)/\(name) cannot be read.")
        }
        return Array(data)
    }

    private func write(_ content: [UInt8], to path: String) throws {
        do { try Data(content).write(to: URL(filePath: path), options: .atomic) } catch {
            throw CommandFailure("The file \(path) cannot be written.")
        }
    }

    /// `martlet.css` becomes `martlet.0123456789abcdef.css`.
    private func hashedName(_ name: String, _ content: [UInt8]) -> String {
        let hash = Digest.hexadecimal(Digest.sha256(content).prefix(8))
        guard let dot = name.lastIndex(of: ".") else { return "\(name).\(hash)" }
        return "\(name[..<dot]).\(hash)\(name[dot...])"
    }
}

import BlogSite
import FoundationEssentials
import Templates

/// The templates as files: `post.mustache` is the template `post`.
struct TemplateFolder {
    let path: String

    func compiled() throws -> PageTemplates {
        var sources: [String: (file: String, text: String)] = [:]
        for name in try names() {
            sources[String(name.dropLast(".mustache".count))] = (name, try TextFile.read(path + "/" + name))
        }
        do {
            return try PageTemplates(TemplateLibrary(sources: sources))
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    /// When any of the files was last changed, and how many there are: differs as soon as one was touched.
    func stamp() throws -> String {
        var newest = Date.distantPast
        let names = try names()
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
            if let date = attributes[.modificationDate] as? Date { newest = max(newest, date) }
        }
        return "\(names.count) \(newest.timeIntervalSince1970)"
    }

    private func names() throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".mustache") }
                .sorted()
        } catch {
            throw CommandFailure("The folder of templates \(path) cannot be read.")
        }
    }
}

import BlogSite
import FoundationEssentials
import Templates

/// The templates as files: `post.mustache` is the template `post`, and those in a folder bear its name: `mail/test.text`.
struct TemplateFolder {
    let path: String

    func compiled() throws -> PageTemplates {
        let library = try library()
        do { return try PageTemplates(library) } catch { throw CommandFailure("\(error)") }
    }

    /// The document of every error that the front server answers by itself, under the name of its file.
    func errorDocuments(_ assets: Assets) throws -> [(name: String, content: [UInt8])] {
        let library = try library()
        do { return try ErrorDocument.files(library, assets: assets) } catch { throw CommandFailure("\(error)") }
    }

    private func library() throws -> TemplateLibrary {
        var sources: [String: (file: String, text: String)] = [:]
        for name in try names() {
            sources[String(name.dropLast(".mustache".count))] = (name, try TextFile.read(path + "/" + name))
        }
        do { return try TemplateLibrary(sources: sources) } catch { throw CommandFailure("\(error)") }
    }

    /// The names of the files, their sizes and when each was last changed: differs as soon as one was touched.
    func stamp() throws -> [String] {
        try names().map { name in
            let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
            let date = attributes[.modificationDate] as? Date ?? .distantPast
            return "\(name) \(attributes[.size] ?? 0) \(date.timeIntervalSince1970)"
        }
    }

    private func names() throws -> [String] {
        do {
            let files = FileManager.default
            var names = try files.contentsOfDirectory(atPath: path)
            // One level of folders is all that there is, and all that is looked for.
            for folder in names {
                var isFolder = false
                guard !folder.hasPrefix("."), files.fileExists(atPath: "\(path)/\(folder)", isDirectory: &isFolder),
                    isFolder
                else { continue }
                names += try files.contentsOfDirectory(atPath: "\(path)/\(folder)").map { "\(folder)/\($0)" }
            }
            return names.filter { $0.hasSuffix(".mustache") }.sorted()
        } catch {
            throw CommandFailure("The folder of templates \(path) cannot be read.")
        }
    }
}

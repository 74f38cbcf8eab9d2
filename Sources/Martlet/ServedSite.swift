import BlogSite
import Logging
import Sodium
import Synchronization

/// The site that is being served, with its templates as the files are now; a reload replaces it between two requests.
final class ServedSite: Sendable {
    private let templates: TemplateFolder
    private let assets: AssetFolder
    private let site: Mutex<Site>
    private let logger: Logger
    private let isDevelopment: Bool
    private let stamp: Mutex<[String]>

    init(_ configuration: Configuration, key: SecretKey, logger: Logger) throws {
        templates = TemplateFolder(path: configuration.templates)
        assets = AssetFolder(path: configuration.publicFolder)
        isDevelopment = configuration.isDevelopment
        self.logger = logger
        stamp = Mutex(try templates.stamp())
        let options = Site.Options(
            baseURL: configuration.baseURL, version: Version.current, key: key, mailSender: configuration.mail?.sender,
            mailFolder: configuration.mail?.folder,
            passwordCost: configuration.passwordCost, hashesAtOnce: configuration.hashesAtOnce,
            threads: configuration.threads, renderedBytes: configuration.renderedMemory)
        site = Mutex(
            try Site(options: options, templates: templates.compiled(), assets: assets.assets(), logger: logger))
    }

    /// The site for the next request.
    func current() -> Site {
        if isDevelopment { reloadIfChanged() }
        return site.withLock { $0 }
    }

    /// Reads templates and assets anew. What is wrong with them is logged, and what was served before goes on.
    func reload() {
        do {
            let (pages, files) = (try templates.compiled(), try assets.assets())
            site.withLock { $0 = $0.reloaded(templates: pages, assets: files) }
            logger.info("templates reloaded")
        } catch {
            logger.error("templates not reloaded", metadata: ["cause": "\(error)"])
        }
    }

    private func reloadIfChanged() {
        let isChanged = stamp.withLock { known in
            guard let now = try? templates.stamp(), now != known else { return false }
            known = now
            return true
        }
        if isChanged { reload() }
    }
}

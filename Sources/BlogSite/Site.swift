package import Blog
package import Logging
package import Sodium

/// What all threads share: the templates, the addresses of the assets and the operator's choices, which nothing changes,
/// and beside them the posts rendered lately and the bound on password hashes, which guard themselves.
package struct Site: Sendable {
    /// What the operator chose.
    package struct Options: Sendable {
        /// Scheme, host and port of the site as readers type them, without a slash at the end. Links that leave the
        /// site (canonical addresses) are built from it, never from what a request says.
        package var baseURL: String
        /// Of the program, as administrators see it.
        package var version: String
        /// What the site seals its secrets with.
        package var key: SecretKey
        /// The address that mail comes from; `nil` when this site sends none.
        package var mailSender: EmailAddress?
        /// Where mail is kept as files instead of being sent; `nil` where a mail server is known.
        package var mailFolder: String?
        package var passwordCost: PasswordHash.Cost
        /// Password hashes at once.
        package var hashesAtOnce: Int
        /// How many threads answer requests; those that hash passwords are some of them.
        package var threads: Int
        /// Bytes of memory for rendered posts.
        package var renderedBytes: Int

        package init(
            baseURL: String, version: String, key: SecretKey, mailSender: EmailAddress? = nil,
            mailFolder: String? = nil,
            passwordCost: PasswordHash.Cost = .standard, hashesAtOnce: Int = 1, threads: Int,
            renderedBytes: Int = 16_777_216
        ) {
            self.baseURL = baseURL
            self.version = version
            self.key = key
            self.mailSender = mailSender
            self.mailFolder = mailFolder
            self.passwordCost = passwordCost
            self.hashesAtOnce = hashesAtOnce
            self.threads = threads
            self.renderedBytes = renderedBytes
        }

        /// Where it is `false`, pages say that no mail comes instead of promising one.
        package var sendsMail: Bool { mailSender != nil }

        /// Whether it leaves the machine.
        package var deliversMail: Bool { sendsMail && mailFolder == nil }
    }

    let options: Options
    let templates: PageTemplates
    let assets: Assets
    let hashGate: HashGate
    let renderedPosts: RenderedPostCache
    let surroundingsVersion: SurroundingsVersion
    /// A hash that no password fits, verified for unknown names so that they take as long as known ones.
    let decoyHash: PasswordHash
    let logger: Logger

    /// - Throws: `SodiumError` when the machine has no memory or entropy for the decoy hash.
    package init(options: Options, templates: PageTemplates, assets: Assets, logger: Logger) throws {
        self.options = options
        self.templates = templates
        self.assets = assets
        self.logger = logger
        renderedPosts = RenderedPostCache(byteLimit: options.renderedBytes)
        surroundingsVersion = SurroundingsVersion()
        hashGate = HashGate(hashes: options.hashesAtOnce, threads: options.threads)
        decoyHash = try PasswordHash(of: Token().text, cost: options.passwordCost)
    }

    private init(_ site: Site, templates: PageTemplates, assets: Assets) {
        options = site.options
        self.templates = templates
        self.assets = assets
        hashGate = site.hashGate
        // What was rendered from the former templates is out of date.
        renderedPosts = RenderedPostCache(byteLimit: site.options.renderedBytes)
        surroundingsVersion = site.surroundingsVersion
        decoyHash = site.decoyHash
        logger = site.logger
    }

    /// The same site with other templates and assets.
    package func reloaded(templates: PageTemplates, assets: Assets) -> Site {
        Site(self, templates: templates, assets: assets)
    }
}

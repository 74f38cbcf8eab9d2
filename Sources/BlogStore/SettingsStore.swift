package import Blog
internal import MariaDB

/// What an administrator chose for the whole site, by name; what is not there has its default.
package struct SettingsStore {
    let connection: Connection

    /// One statement for all of them.
    package func load() throws -> SiteSettings {
        var settings = SiteSettings()
        for (name, value) in try connection.rows(
            "SELECT name, value FROM settings", { (try $0.string(0), try $0.string(1)) })
        {
            switch name {
            case "title": settings.title = value
            case "tagline": settings.tagline = value
            case "language": settings.language = value
            case "registration": settings.registration = RegistrationMode(rawValue: value) ?? .closed
            // A role that this program does not know is taken for the one that asks it of most.
            case "second-factor-from":
                settings.secondFactorFrom = value.isEmpty ? nil : Role(rawValue: value) ?? .reader
            case "contact": settings.contact = EmailAddress(value)
            // A newer program may know more.
            default: break
            }
        }
        return settings
    }

    /// Writes what differs from what is set.
    /// - Parameters:
    ///   - seen: what was set when the change was thought of.
    ///   - actor: the administrator who does it.
    /// - Returns: each setting that changed, by its name, with its old and its new value.
    /// - Throws: ``StoreError/changedMeanwhile`` when something else is set by now,
    ///   ``AdministrationError/notAdministrator``.
    package func save(
        _ settings: SiteSettings, over seen: SiteSettings, by actor: UInt64
    ) throws -> [(name: String, old: String, new: String)] {
        try connection.transaction {
            _ = try AccountStore(connection: connection).lockAdministrators(for: actor)
            // The row of the title is always there once a site is set up, and stands for all.
            _ = try connection.row("SELECT 1 FROM settings WHERE name = 'title' FOR UPDATE") { _ in true }
            guard try load() == seen else { throw StoreError.changedMeanwhile }
            let changes = zip(Self.rows(of: seen), Self.rows(of: settings)).filter { $0.value != $1.value }
                .map { (name: $0.name, old: $0.value, new: $1.value) }
            for change in changes { try set(change.name, to: change.new) }
            // What was left as it was by default has been chosen from now on.
            for row in Self.rows(of: settings) {
                try connection.execute("INSERT IGNORE INTO settings (name, value) VALUES (\(row.name), \(row.value))")
            }
            return changes
        }
    }

    /// As ``load()`` reads them.
    private static func rows(of settings: SiteSettings) -> [(name: String, value: String)] {
        [
            ("title", settings.title), ("tagline", settings.tagline), ("language", settings.language),
            ("registration", settings.registration.rawValue),
            ("second-factor-from", settings.secondFactorFrom?.rawValue ?? ""),
            ("contact", settings.contact?.text ?? ""),
        ]
    }

    /// - Parameter name: one of those that ``load()`` reads.
    package func set(_ name: String, to value: String) throws {
        try connection.execute("REPLACE INTO settings (name, value) VALUES (\(name), \(value))")
    }
}

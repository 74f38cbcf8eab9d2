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
            // A newer program may know more.
            default: break
            }
        }
        return settings
    }

    /// - Parameter name: one of those that ``load()`` reads.
    package func set(_ name: String, to value: String) throws {
        try connection.execute("REPLACE INTO settings (name, value) VALUES (\(name), \(value))")
    }
}

import Blog
import FoundationEssentials
import Mail

extension Configuration {
    /// How mail leaves the site.
    struct MailRoute {
        enum Target {
            case server(SMTPServer)
            case folder(String)
        }

        let target: Target
        /// The address that mail comes from.
        let sender: EmailAddress
        /// Seconds that sending one mail can take.
        let timeout: Int

        /// The folder that mail goes into instead of to a server.
        var folder: String? {
            guard case .folder(let path) = target else { return nil }
            return path
        }
    }

    /// `nil` when neither a server nor a folder is named: then no mail leaves the site.
    static func mail(_ environment: Environment, baseURL: String) throws -> MailRoute? {
        let (server, folder) = (environment["MARTLET_MAIL_SERVER"], environment["MARTLET_MAIL_FOLDER"])
        let timeout = try environment.number("MARTLET_MAIL_TIMEOUT", in: 1...600)
        let host = String(baseURL.dropFirst("https://".count).prefix { $0 != ":" })
        if !server.isEmpty && !folder.isEmpty {
            throw CommandFailure("MARTLET_MAIL_SERVER and MARTLET_MAIL_FOLDER are both set; mail goes one way.")
        }
        if !server.isEmpty {
            let sender = try environment.parsed("MARTLET_MAIL_FROM", EmailAddress.init)
            let target = try mailServer(environment, ownName: host, timeout: timeout)
            return MailRoute(target: .server(target), sender: sender, timeout: timeout)
        }
        guard !folder.isEmpty else { return nil }
        let sender =
            environment["MARTLET_MAIL_FROM"].isEmpty
            ? EmailAddress("martlet@\(host)") ?? EmailAddress("martlet@localhost") : nil
        return MailRoute(
            target: .folder(folder), sender: try sender ?? environment.parsed("MARTLET_MAIL_FROM", EmailAddress.init),
            timeout: timeout)
    }

    private static func mailServer(_ environment: Environment, ownName: String, timeout: Int) throws -> SMTPServer {
        var server = try environment.parsed("MARTLET_MAIL_SERVER", SMTPServer.init)
        if try environment.parsed("MARTLET_MAIL_UNENCRYPTED", { ["yes": true, "no": false][$0] }) {
            guard server.isOnThisMachine else {
                throw CommandFailure(
                    "MARTLET_MAIL_UNENCRYPTED is for a server on this machine; mail to \(server.host) goes over TLS.")
            }
            server.encryption = .none
        }
        server.timeout = timeout * 1000
        server.connectTimeout = min(10, timeout) * 1000
        // An IPv6 address would have to be written in another way.
        server.ownName = ownName.hasPrefix("[") ? nil : ownName
        server.user = environment["MARTLET_MAIL_USER"]
        let passwordFile = environment["MARTLET_MAIL_PASSWORD_FILE"]
        guard server.user.isEmpty == passwordFile.isEmpty else {
            throw CommandFailure("MARTLET_MAIL_USER and MARTLET_MAIL_PASSWORD_FILE belong together.")
        }
        if !passwordFile.isEmpty { server.password = try TextFile.firstLine(passwordFile) }
        let authorities = environment["MARTLET_MAIL_AUTHORITIES"]
        if !authorities.isEmpty {
            guard FileManager.default.isReadableFile(atPath: authorities) else {
                throw CommandFailure("The file \(authorities) of MARTLET_MAIL_AUTHORITIES cannot be read.")
            }
            server.certificateAuthorities = authorities
        }
        return server
    }
}

import ArgumentParser

@main
struct Martlet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "martlet",
        abstract: "A blog platform: accounts, posts, threaded comments and moderation.",
        discussion: """
            Everything is configured by environment variables that begin with MARTLET_; “martlet config” explains each.
            Exit status: 0 when all went well, 1 when it failed, 64 when the command line makes no sense.
            """,
        version: Version.current,
        subcommands: [
            Serve.self, Migrate.self, Config.self, Key.self, SetupLink.self, AccountCommands.self, Permissions.self,
            Import.self, Demo.self, PublishAssets.self,
        ])
}

enum Version {
    static let current = "0.1.0"
}

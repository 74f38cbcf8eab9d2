import ArgumentParser

struct PublishAssets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish-assets",
        abstract: "Writes the static files under names that bear a hash of their content, for nginx to serve.")

    @Argument(help: "The folder to write to.")
    var folder: String

    func run() throws {
        try AssetFolder(path: Configuration(Environment()).publicFolder).publish(to: folder)
    }
}

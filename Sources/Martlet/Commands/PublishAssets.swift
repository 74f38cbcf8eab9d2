import ArgumentParser

struct PublishAssets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish-assets",
        abstract: "Writes what nginx serves by itself: the static files under names that bear a hash of their content, "
            + "and the error pages.")

    @Argument(help: "The folder to write to.")
    var folder: String

    func run() throws {
        let configuration = try Configuration(Environment())
        let assets = AssetFolder(path: configuration.publicFolder)
        let documents = try TemplateFolder(path: configuration.templates).errorDocuments(assets.assets())
        try assets.publish(to: folder, errorDocuments: documents)
    }
}

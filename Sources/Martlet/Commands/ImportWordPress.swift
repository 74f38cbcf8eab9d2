import ArgumentParser
import BlogStore
import MariaDB
import WordPressImport

struct ImportWordPress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress",
        abstract: "Imports what WordPress writes under “Tools, Export”. What came with an earlier import is left alone."
    )

    @Argument(help: "The export, an XML file of any size.")
    var file: String

    @Flag(help: "Reads the file and says what would come, and writes nothing.")
    var dryRun = false

    func run() throws {
        let configuration = try Configuration(Environment())
        let importer = WordPressImporter(
            Store(Connection(configuration.database.forBatchWork)), isDryRun: dryRun, now: SystemClock.now())
        let progress = ProgressLine()
        do throws(ImportError) {
            try importer.run(try WordPressExport(path: file)) { step in
                progress.show(
                    step.bytesTotal.map { total in
                        "\(step.items) items, \(step.bytesRead * 100 / max(total, 1)) %"
                    } ?? "\(step.items) items")
            }
        } catch {
            progress.end()
            throw CommandFailure("\(file): \(error)")
        }
        progress.end()
        print(ImportSummary(importer.report).text, terminator: "")
    }
}

import ArgumentParser
import BlogStore
import Glibc
import MariaDB
import WordPressImport

struct ImportWordPress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress",
        abstract: "Imports what WordPress writes under “Tools, Export”. What came with an earlier import is left alone."
    )

    @Argument(help: "The export, an XML file of any size; - is standard input.")
    var file: String

    @Flag(help: "Reads the file and says what would come, and writes nothing.")
    var dryRun = false

    func run() throws {
        let configuration = try Configuration(Environment())
        let importer = WordPressImporter(
            Store(Connection(configuration.database.forBatchWork)), isDryRun: dryRun, now: SystemClock.now())
        let failure = run(importer)
        // What was done before a failure is told before it, so that the failure is the last that is read.
        if failure == nil || !importer.report.isEmpty {
            print(importer.report.lines.joined(separator: "\n"))
            fflush(nil)
        }
        guard let failure else { return }
        let wrote = !dryRun && !importer.report.isEmpty
        let remedy = wrote ? ". What was imported stays, and a further run goes on from there" : ""
        // What cannot be read at all is named in the failure itself.
        let place = failure.line == nil ? "" : "\(file == "-" ? "standard input" : file): "
        throw CommandFailure("\(place)\(failure)\(remedy)")
    }

    private func run(_ importer: WordPressImporter) -> ImportError? {
        let progress = ProgressLine()
        defer { progress.end() }
        do throws(ImportError) {
            try importer.run(try WordPressExport(path: file)) { step in
                let part = step.bytesTotal.map { ", \(step.bytesRead * 100 / max($0, 1)) %" } ?? ""
                progress.show("\(step.items) \(step.items == 1 ? "item" : "items")\(part)")
            }
            return nil
        } catch {
            return error
        }
    }
}

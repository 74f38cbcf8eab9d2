import Blog
import WordPressImport

/// What an import did, in words.
struct ImportSummary {
    let text: String

    init(_ report: ImportReport) {
        var lines = [report.isDryRun ? "Nothing was written. It would come to:" : "Imported:"]
        let tallies = [
            ("authors", report.authors), ("categories", report.categories), ("tags", report.tags),
            ("posts", report.posts), ("pages", report.pages), ("comments", report.comments),
        ]
        for (name, tally) in tallies {
            lines.append("  \(name): \(tally.new) new, \(tally.present) there already, \(tally.leftOut) left out")
        }
        let states = Comment.Status.allCases.compactMap { state in
            report.newComments[state].map { "\($0) \(state.rawValue)" }
        }
        if !states.isEmpty { lines.append("  new comments: \(states.joined(separator: ", "))") }
        for (kind, count) in report.otherKinds.sorted(by: { $0.key < $1.key }) {
            lines.append("  no place here: \(count) × \(kind)")
        }
        if report.flattenedCategories > 0 {
            lines.append("  \(report.flattenedCategories) categories stood below others and now stand beside them")
        }
        lines += Self.list("Files that are not fetched", report.attachments)
        lines += Self.list("Notes", report.notes)
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ heading: String, _ list: BoundedList) -> [String] {
        guard list.count > 0 else { return [] }
        return ["\(heading) (\(list.count)):"] + list.entries.map { "  " + $0 }
            + (list.rest > 0 ? ["  … and \(list.rest) more"] : [])
    }
}

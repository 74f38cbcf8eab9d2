internal import Blog

extension ImportReport {
    /// The report for a terminal. Nothing in it can act on one: control characters of the file are gone.
    package var lines: [String] {
        let tallies = [
            ("authors", authors), ("categories", categories), ("tags", tags), ("posts", posts), ("pages", pages),
            ("comments", comments),
        ]
        var lines = [heading]
        lines += tallies.map { name, tally in "  \(name): \(summary(of: tally))" }
        if !newComments.isEmpty {
            let states = Comment.Status.allCases.compactMap { state in newComments[state].map { "\($0) \(state)" } }
            lines.append("  new comments by state: " + states.joined(separator: ", "))
        }
        if !otherKinds.isEmpty {
            let kinds = otherKinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            lines.append(
                "Left out, as there is no place for it here: " + kinds.map { "\($1) \($0)" }.joined(separator: ", "))
        }
        if flattenedCategories > 0 {
            lines.append("Categories stand side by side here; \(flattenedCategories) stood below another one.")
        }
        lines += listing("Attachments that were not fetched", attachments)
        lines += listing("Notes", notes)
        return lines
    }

    private var heading: String {
        switch (isDryRun, isComplete) {
        case (true, true): "Nothing was written. An import would bring:"
        case (true, false): "Nothing was written. Until it stopped, an import would have brought:"
        case (false, true): "Imported:"
        case (false, false): "Imported before it stopped:"
        }
    }

    private func summary(of tally: Tally) -> String {
        var parts = ["\(tally.new) new"]
        if tally.present > 0 { parts.append("\(tally.present) there already") }
        if tally.leftOut > 0 { parts.append("\(tally.leftOut) left out") }
        return parts.joined(separator: ", ")
    }

    private func listing(_ title: String, _ list: BoundedList) -> [String] {
        guard list.count > 0 else { return [] }
        let rest = list.rest > 0 ? ["  and \(list.rest) more"] : []
        return ["\(title): \(list.count)"] + list.entries.map { "  " + $0 } + rest
    }
}

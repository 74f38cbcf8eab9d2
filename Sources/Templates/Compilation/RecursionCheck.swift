/// Which sequence of instructions leads to which, to find those that would never end.
struct RecursionCheck {
    /// How far a step goes into the data.
    enum Descent {
        /// A partial: the same model.
        case none
        /// A section over a part of the current model.
        case inner
        /// A section over a part of an outer model, which goes back up.
        case outer
    }

    typealias Site = (file: String, position: Position, message: String)

    private struct Step {
        let from: Int
        let to: Int
        let descent: Descent
        let site: Site
    }

    private var steps: [Step] = []
    private var sequenceCount = 0

    mutating func newSequence() -> Int {
        sequenceCount += 1
        return sequenceCount - 1
    }

    mutating func add(from: Int, to: Int, _ descent: Descent, at site: Site) {
        steps.append(Step(from: from, to: to, descent: descent, site: site))
    }

    /// Steps that close a circle without getting deeper into the data. A circle of sections over parts of the current
    /// model ends where the data ends. One with a partial alone never does, and one that also returns to an outer
    /// model sees the same data again.
    func problems() -> [TemplateError.Problem] {
        steps.filter { step in
            switch step.descent {
            case .none: leads(from: step.to, to: step.from) { $0.descent == .none }
            case .inner: false
            case .outer: leads(from: step.to, to: step.from) { _ in true }
            }
        }.map { step in
            TemplateError.Problem(file: step.site.file, position: step.site.position, message: step.site.message)
        }
    }

    private func leads(from start: Int, to goal: Int, by isAllowed: (Step) -> Bool) -> Bool {
        let next = Dictionary(grouping: steps.filter(isAllowed), by: \.from)
        var seen: Set<Int> = [start]
        var waiting = [start]
        while let sequence = waiting.popLast() {
            if sequence == goal { return true }
            for step in next[sequence] ?? [] where seen.insert(step.to).inserted {
                waiting.append(step.to)
            }
        }
        return false
    }
}

internal import Blog

/// The comments of a post in an order in which each follows the one that it answers, otherwise by age.
struct CommentArrangement {
    struct Place: Equatable {
        /// Position in the export.
        let index: Int
        /// Position of the comment that it answers.
        let parent: Int?
    }

    private(set) var places: [Place] = []
    /// Comments that answer one which is not among them: their positions.
    private(set) var orphans: [Int] = []

    init(_ comments: [ExportedComment]) {
        let indexByID = Dictionary(
            comments.enumerated().compactMap { index, comment in comment.id.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
        var parents = comments.enumerated().map { index, comment in
            comment.parent.flatMap { indexByID[$0] }.flatMap { $0 == index ? nil : $0 }
        }
        orphans = comments.indices.filter { comments[$0].parent != nil && parents[$0] == nil }
        let ages = comments.map { $0.date.timestamp?.microseconds ?? .max }
        let byAge = comments.indices.sorted {
            (ages[$0], comments[$0].id ?? .max, $0) < (ages[$1], comments[$1].id ?? .max, $1)
        }

        var isPlaced = [Bool](repeating: false, count: comments.count)
        for start in byAge {
            // Upwards to the first that is placed or answers nothing, then down again.
            var chain: [Int] = []
            var members: Set<Int> = []
            var next: Int? = start
            while let current = next, !isPlaced[current] {
                guard members.insert(current).inserted else {
                    // A ring: nobody answers what was not yet written, so the last link is dropped.
                    if let last = chain.last {
                        parents[last] = nil
                        orphans.append(last)
                    }
                    break
                }
                chain.append(current)
                next = parents[current]
            }
            for index in chain.reversed() {
                isPlaced[index] = true
                places.append(Place(index: index, parent: parents[index]))
            }
        }
    }
}

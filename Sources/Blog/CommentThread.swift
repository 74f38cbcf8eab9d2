/// A comment with its answers, in the order in which they were written.
package struct CommentThread: Sendable {
    /// `nil` stands for a comment that was removed while its answers stay.
    package let comment: Comment?
    package let id: UInt64
    package let replies: [CommentThread]

    /// Arranges comments, given in the order of their ids, into threads. An answer whose parent is not among them
    /// stands under a gap in the parent's place; `parents` tells of such comments whose answer they are themselves.
    package static func threads(of comments: [Comment], removed parents: [UInt64: UInt64?] = [:]) -> [CommentThread] {
        let present = Dictionary(comments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var children: [UInt64: [UInt64]] = [:]
        var roots: [UInt64] = []
        for id in Set(present.keys).union(parents.keys).sorted() {
            let parent = present[id].map(\.parentID) ?? parents[id] ?? nil
            // A parent is always older, so that no chain of parents can close into a ring.
            if let parent, parent < id, present[parent] != nil || parents[parent] != nil {
                children[parent, default: []].append(id)
            } else {
                roots.append(id)
            }
        }
        return build(roots, present, children)
    }

    /// Walks from the newest to the oldest, so that the answers of a comment are built before the comment itself
    /// and a thread of any depth takes no stack.
    private static func build(
        _ roots: [UInt64], _ present: [UInt64: Comment], _ children: [UInt64: [UInt64]]
    ) -> [CommentThread] {
        var built: [UInt64: CommentThread] = [:]
        let all = Set(present.keys).union(children.keys).union(roots)
        for id in all.sorted(by: >) {
            let replies = (children[id] ?? []).compactMap { built.removeValue(forKey: $0) }
            guard present[id] != nil || !replies.isEmpty else { continue }
            built[id] = CommentThread(comment: present[id], id: id, replies: replies)
        }
        return roots.compactMap { built[$0] }
    }

    /// Lets go of threads one comment at a time. Left to themselves, the answers of an answer go within it, and a thread
    /// of some ten thousand answers in a row would take more stack than a worker thread has. Nothing else may hold
    /// the threads any more.
    package static func release(_ threads: consuming [CommentThread]) {
        var waiting = consume threads
        while let next = waiting.popLast() { waiting += next.replies }
    }
}

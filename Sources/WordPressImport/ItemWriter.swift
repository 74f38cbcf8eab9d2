internal import Blog
internal import BlogStore

/// Writes a post with its comments, all of it or nothing.
struct ItemWriter {
    /// What came of it. Nothing outside is touched while the transaction runs, since it may run again.
    struct Outcome {
        /// `nil` for a post that was there already.
        var slug: Slug?
        var newComments: [Comment.Status: Int] = [:]
        var presentComments = 0
        var refusedComments = 0
        var notes: [String] = []
    }

    let store: Store
    let key: ImportKey
    let isDryRun: Bool
    let now: Timestamp

    /// - Parameters:
    ///   - comments: those of the item that have a place here.
    ///   - accountOf: the account of a person by the number that the export gives.
    func write(
        _ plan: PostPlan, _ postKey: String, author: UInt64, _ comments: [ExportedComment],
        accountOf: (UInt64?) -> UInt64?
    ) throws -> Outcome {
        if isDryRun {
            let wanted = plan.draft.slug ?? Slug.untitled
            return try rehearse(
                comments, postKey, present: [:],
                Outcome(slug: try store.posts.freeSlug(plan.draft.kind, like: wanted, except: nil)))
        }
        return try store.imports.transaction {
            let saved = try store.posts.create(plan.draft, by: author, origin: plan.origin, now: now)
            return try add(comments, postKey, to: saved.id, Outcome(slug: saved.slug), accountOf)
        }
    }

    /// Adds those comments that came with an earlier import of the same post not yet.
    func complete(
        _ postID: UInt64, _ postKey: String, _ comments: [ExportedComment], accountOf: (UInt64?) -> UInt64?
    ) throws -> Outcome {
        guard !comments.isEmpty else { return Outcome() }
        if isDryRun {
            return try rehearse(comments, postKey, present: try store.imports.comments(onPost: postID), Outcome())
        }
        return try store.imports.transaction { try add(comments, postKey, to: postID, Outcome(), accountOf) }
    }

    private func add(
        _ comments: [ExportedComment], _ postKey: String, to postID: UInt64, _ start: Outcome,
        _ accountOf: (UInt64?) -> UInt64?
    ) throws -> Outcome {
        var outcome = start
        // A post that was written just now has none.
        let present = start.slug == nil ? try store.imports.comments(onPost: postID) : [:]
        var idByIndex: [Int: UInt64] = [:]
        let arrangement = CommentArrangement(comments)
        for place in arrangement.places {
            let comment = comments[place.index]
            let commentKey = importKey(comment, place.index, postKey)
            if let id = present[commentKey] {
                idByIndex[place.index] = id
                outcome.presentComments += 1
                continue
            }
            do {
                let imported = try ImportedComment(
                    comment, key: commentKey, postID: postID, parentID: place.parent.flatMap { idByIndex[$0] },
                    accountID: accountOf(comment.userID), now: now)
                if let id = try store.imports.add(imported.submission) {
                    idByIndex[place.index] = id
                    outcome.newComments[imported.submission.status, default: 0] += 1
                } else {
                    outcome.presentComments += 1
                }
            } catch let refusal as Refusal {
                outcome.refusedComments += 1
                outcome.notes.append("a comment is left out: \(refusal.reason)")
            }
        }
        if !arrangement.orphans.isEmpty {
            outcome.notes.append(Self.note(orphans: arrangement.orphans.count))
        }
        if outcome.newComments[.approved] != nil { try store.comments.recount(posts: [postID]) }
        return outcome
    }

    private func rehearse(
        _ comments: [ExportedComment], _ postKey: String, present: [String: UInt64], _ start: Outcome
    ) throws -> Outcome {
        var outcome = start
        for (index, comment) in comments.enumerated() {
            if present[importKey(comment, index, postKey)] != nil {
                outcome.presentComments += 1
            } else {
                outcome.newComments[ImportedComment.status(comment.approved), default: 0] += 1
            }
        }
        let orphans = CommentArrangement(comments).orphans.count
        if orphans > 0 { outcome.notes.append(Self.note(orphans: orphans)) }
        return outcome
    }

    private func importKey(_ comment: ExportedComment, _ index: Int, _ postKey: String) -> String {
        comment.id.map(key.comment) ?? key.comment(at: index, under: postKey)
    }

    private static func note(orphans: Int) -> String {
        "\(orphans) of its comments answer comments that are not in the file, and stand at the top"
    }
}

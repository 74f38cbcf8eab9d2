import ArgumentParser
import Blog
import BlogStore
import MariaDB
import Markup
import Sodium

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Loads a few posts and comments to look at. What is there already is left as it is.")

    func run() throws {
        let configuration = try Configuration(Environment())
        let loader = DemoLoader(store: Store(Connection(configuration.database.forBatchWork)), now: SystemClock.now())
        let count = try loader.load()
        print(count == 0 ? "The demo content is there already." : "\(count) posts and pages loaded.")
    }
}

private struct DemoLoader {
    let store: Store
    let now: Timestamp

    /// - Returns: how many posts and pages were new.
    func load() throws -> Int {
        let author = try author()
        var count = 0
        for post in DemoContent.posts where try store.imports.post("demo:\(post.key)") == nil {
            try store.imports.transaction { try add(post, by: author) }
            count += 1
        }
        return count
    }

    private func author() throws -> Account {
        if let known = try store.accounts.imported("demo:author") { return known }
        guard let name = AccountName("martin") else { throw CommandFailure("The demo author has no valid name.") }
        return try store.accounts.create(
            name: name, displayName: "Martin Swift", email: nil, passwordHash: nil, role: .author,
            importKey: "demo:author", now: now)
    }

    private func add(_ post: DemoContent.Post, by author: Account) throws {
        let time = now.advanced(bySeconds: -post.daysAgo * 86_400)
        var input = PostDraft.Input()
        input.kind = post.isPage ? .page : .post
        input.title = post.title
        input.body = post.body
        input.tags = post.tags
        input.categories = post.categories
        input.status = .published
        input.commentsOpen = !post.isPage
        input.isSticky = post.isSticky
        let saved = try store.posts.create(
            try PostDraft(input), by: author.id,
            origin: PostStore.Origin(key: "demo:\(post.key)", createdAt: time, updatedAt: time), now: time)
        for comment in post.comments { try add(comment, to: saved.id, answering: nil, at: time) }
    }

    private func add(
        _ comment: DemoContent.Comment, to post: UInt64, answering parent: UInt64?, at time: Timestamp
    ) throws {
        let posted = try store.comments.post(
            CommentStore.Submission(
                postID: post, parentID: parent,
                author: Comment.Author(accountID: nil, name: comment.name, website: comment.website),
                email: "", guestDigest: nil, remoteAddress: "",
                body: RichText(comment.body, format: .markdown, by: .visitor),
                status: comment.isPending ? .pending : .approved,
                key: Digest.sha256(of: ["demo", "\(post)", "\(parent ?? 0)", comment.name, comment.body]),
                createdAt: time.advanced(bySeconds: 3600)))
        for reply in comment.replies {
            try add(reply, to: post, answering: posted.id, at: time.advanced(bySeconds: 5400))
        }
    }
}

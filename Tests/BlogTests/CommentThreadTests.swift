import Testing

@testable import Blog

@Suite struct CommentThreadTests {
    @Test func `answers stand below what they answer, in the order they were written`() {
        let threads = CommentThread.threads(of: [
            comment(1), comment(2), comment(3, 1), comment(4, 2), comment(5, 1), comment(6, 3),
        ])
        #expect(outline(threads) == "1(3(6) 5) 2(4)")
    }

    @Test func `the place of a removed comment is kept for its answers`() {
        let threads = CommentThread.threads(of: [comment(1), comment(4, 3)], removed: [3: 2, 2: nil])
        #expect(outline(threads) == "1 -2(-3(4))")
    }

    @Test func `a removed comment without answers leaves nothing`() {
        #expect(outline(CommentThread.threads(of: [comment(1)], removed: [2: 1])) == "1")
    }

    @Test func `a parent that is missing altogether makes a thread of its own`() {
        #expect(outline(CommentThread.threads(of: [comment(7, 3)])) == "7")
    }

    @Test func `a ring of parents ends`() {
        #expect(outline(CommentThread.threads(of: [comment(1, 2), comment(2, 1)])) == "1(2)")
        #expect(outline(CommentThread.threads(of: [comment(1, 1)])) == "1")
    }

    @Test func `ten thousand answers in a row take no stack`() {
        let comments = (1...UInt64(10_000)).map { id in comment(id, id == 1 ? nil : id - 1) }
        var thread = CommentThread.threads(of: comments).first
        var depth = 0
        while let next = thread {
            depth += 1
            thread = next.replies.first
        }
        #expect(depth == 10_000)
    }

    @Test func `two hundred thousand answers in a row are let go without taking stack`() {
        let comments = (1...UInt64(200_000)).map { id in comment(id, id == 1 ? nil : id - 1) }
        let threads = CommentThread.threads(of: comments)
        #expect(threads.count == 1)
        CommentThread.release(consume threads)
    }

    private func comment(_ id: UInt64, _ parent: UInt64? = nil) -> Blog.Comment {
        Blog.Comment(
            id: id, parentID: parent, author: Blog.Comment.Author(accountID: nil, name: "A", website: ""),
            storedHTML: "",
            status: .approved, createdAt: Timestamp(microseconds: 0))
    }

    private func outline(_ threads: [CommentThread]) -> String {
        threads.map { thread -> String in
            let name = thread.comment == nil ? "-\(thread.id)" : "\(thread.id)"
            return thread.replies.isEmpty ? name : "\(name)(\(outline(thread.replies)))"
        }.joined(separator: " ")
    }
}

import Blog
import Testing

@testable import BlogSite

@Suite struct NoticeTests {
    @Test func `every notice is read back from its code`() throws {
        let slug = try #require(Slug("on-never-landing"))
        let wanted = try #require(Slug("-_"))
        let saved = PostNotice(event: .draft, id: 7, kind: .post, slug: slug)
        let notices: [Notice] = [
            .loggedIn, .loggedOut, .registered, .setUp, .saved(saved),
            .saved(PostNotice(event: .published, id: .max, kind: .page, slug: slug, wanted: wanted)),
            .saved(PostNotice(event: .scheduled, id: 7, kind: .post, slug: slug, wanted: slug, time: 1_790_000_000)),
            .commentPublished, .commentAwaits, .commentKnown, .commentsModerated(.spam, 2),
            .commentsModerated(.spam, 2, .init(.restore, [12, 15])), .postsChanged(.delete, .page, 1),
            .postsChanged(.trash, .post, 1, .init(.publish, [.max])),
            .postsScheduled(.post, published: 0, scheduled: 2, .init(.unpublish, [12, 15])),
            .postsScheduled(.page, published: 3, scheduled: 1),
            .commentsOverruled(.init(count: 1, status: .approved), .spam, 2, .init(.restore, [12, 15])),
            .commentsOverruled(.init(count: 2, status: nil), .approve, 3),
            .postsChanged(.trash, .post, 2, .init(.putBack, [1, 2])),
        ]
        for notice in notices {
            #expect(Notice(code: notice.code) == notice, "\(notice.code)")
        }
    }

    @Test(arguments: [
        "", "in.1", "post", "post.draft.01.post.slug..", "post.draft.1.post.slug", "post.draft.1.post.Not a slug..",
        "post.draft.1.x.slug..", "post.burnt.1.post.slug..", "post.draft.1.post.slug.Not a slug.", "comments",
        "post.scheduled.1.post.slug..", "post.scheduled.1.post.slug..253402300800", "post.scheduled.1.post.slug..-1",
        "post.draft.1.post.slug..7",
        "comments.spam", "comments.spam.x", "comments.spam.2.restore", "comments.spam.2.restore.", "posts.post",
        "comments.spam.2.restore.1-", "comments.spam.2.burn.1", "posts.x.trash.1", "posts.post.trash.1.restore.1.2",
        "trash", "scheduling.post", "scheduling.post.x.publish.1", "scheduling.post.1.trash.1",
        "overruled.1.approved", "overruled.x.approved.spam.1", "overruled.1.burnt.spam.1", "overruled",
        "scheduling.x.1.publish.1", "scheduling.post.1.publish",
    ])
    func `what is no code is no notice`(code: String) {
        #expect(Notice(code: code) == nil)
    }

    @Test
    func `a notice is green only where what was asked for is done, and interrupts only where something is wanted`()
        throws
    {
        let notices: [(Notice, PageNotice.Tone)] = [
            (.loggedIn, .success), (.account(.settingsSaved), .success), (.commentPublished, .success),
            (.commentAwaits, .news), (.account(.passwordLinkRequested), .news), (.account(.nothingChanged), .news),
            (.commentsModerated(.spam, 2), .success), (.commentsModerated(.spam, 0), .warning),
            (.postsChanged(.trash, .post, 0), .warning), (.account(.secondFactorNeeded), .warning),
            (.account(.formParkedForSecondFactor), .warning), (.account(.secondStepEnded), .warning),
        ]
        for (notice, tone) in notices {
            let shown = PageNotice(notice, on: nil)
            #expect(shown.tone == tone, "\(shown.text)")
            var frame = PageFrame.guest
            frame.notice = shown
            let html = try Specimen("notice", RegisterPage.sample, in: frame).html()
            let role = tone == .warning ? "alert" : "status"
            #expect(html.contains("<div class=\"notice notice-\(tone.rawValue)\" role=\"\(role)\">"))
        }
    }

    @Test func `what was of several states, or is gone, or is too much has no undoing`() {
        #expect(undo(Notice(.spam, Changed([(1, .pending), (2, .approved)]))) == nil)
        #expect(undo(Notice(.delete, Changed([(1, .spam)]))) == nil)
        #expect(undo(Notice(.spam, Changed([]))) == nil)
        let many = (1...UInt64(Notice.undoLimit + 1)).map { (id: $0, status: Comment.Status.pending) }
        #expect(undo(Notice(.spam, Changed(many))) == nil)
        #expect(undo(Notice(.spam, Changed(Array(many.dropLast())))) == .restore)
    }

    private func undo(_ notice: Notice) -> ModerationAction? {
        guard case .commentsModerated(_, _, let undo) = notice else { return nil }
        return undo?.action
    }
}

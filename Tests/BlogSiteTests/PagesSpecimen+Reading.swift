import Markup

@testable import BlogSite

extension Specimen {
    /// What readers see.
    static let reading = [
        Specimen("front", ListingPage(heading: nil, posts: summaries, pagination: .sample, empty: nil)),
        Specimen(
            "front-empty",
            ListingPage(
                heading: nil, posts: [], pagination: Pagination(previous: nil, next: nil),
                empty: EmptyState(
                    text: "Nothing has been written yet.",
                    link: PageLink(label: "Write the first post", url: "/admin/posts/new"))), in: .administrator),
        Specimen(
            "tag",
            ListingPage(
                kind: "Tag", heading: "birds",
                posts: summaries,
                pagination: Pagination(previous: nil, next: PageLink(label: "Older posts", url: "/x")),
                empty: nil)),
        Specimen("post", post(discussion: discussion(depth: 3), form: guestForm)),
        Specimen("post-extremes", extremes),
        Specimen("post-ten-deep", post(discussion: discussion(depth: 10), form: guestForm)),
        Specimen(
            "post-draft",
            WholePost(
                article: Article(
                    title: "Untitled", author: ada, published: nil, body: SafeHTML(stored: ""),
                    banner: "This is a draft. Only its author and editors see it.", editURL: "/admin/posts/42/edit")),
            in: .administrator),
        Specimen(
            "post-reply-with-errors", post(discussion: replied, form: replyWithErrors), in: .guest.withErrors),
        Specimen(
            "post-signed-in",
            post(
                discussion: Discussion(
                    heading: "1 comment", comments: [comment(9, "Ada Lovelace", isByPostAuthor: true)]),
                form: memberForm),
            in: .administrator.with(
                notice: PageNotice(
                    text: "Your comment is published.", link: PageLink(label: "View", url: "#comment-9"))
            )
        ),
        Specimen(
            "post-closed",
            post(
                discussion: Discussion(
                    heading: "1 comment", comments: [comment(1, "Grace")],
                    closedNotice: "Comments closed on 1 May 2026."))),
        Specimen(
            "page",
            WholePost(article: Article(title: "About this notebook", body: prose, editURL: "/admin/posts/7/edit")),
            in: .administrator),
        Specimen("error-403", ErrorPage.forbidden(missing: "edit this post")),
        Specimen(
            "error-403-logged-out",
            ErrorPage.loggedOut(
                loginURL: "/login?next=/x", asGuest: PageLink(label: "Comment as a guest", url: "/posts/x#respond"))),
        Specimen("error-404", ErrorPage.notFound(recentPosts: [PageLink(label: "On never landing", url: "/posts/x")])),
        Specimen("error-405", ErrorPage.methodNotAllowed(backURL: "/posts/x")),
        Specimen("error-413", ErrorPage.tooLarge(limit: "1 MB")),
        Specimen(
            "error-comments-closed",
            ErrorPage.commentsClosed(
                back: PageLink(label: "Back to the post", url: "/posts/x"),
                kept: [KeptText(name: "body", label: "Text", text: "Some words.")])),
        Specimen(
            "error-500",
            ErrorPage.failure(
                requestID: "5f2c9a7e01b4",
                kept: [KeptText(name: "body", label: "Text", text: "A comment that took an hour.\n\nIt is kept.")])),
        Specimen("error-503-passwords", ErrorPage.tooManyPasswords()),
        Specimen("error-503", ErrorPage.unavailable(requestID: "5f2c9a7e01b4")),
    ]

    static let ada = AuthorLabel(label: "Ada Lovelace", url: "/authors/ada")

    private static let summaries = [
        summary(
            "On never landing",
            "The swift of heraldry has no feet, for it never needs them. It eats on the wing, it sleeps on the wing, and "
                + "the fourth son of a house bore it on his shield because no land was left for him to stand upon."),
        summary("What the wind knows", "A short one about weather."),
        summary(
            "A very long title that goes on and on, as titles do when somebody has something to say and no editor to stop them, and then some",
            "Titles of this kind wrap; what follows them stays in its place."),
        summary("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", nil),
        summary("<script>alert(1)</script> & other <b>markup</b>", "Shown as it was written: <i>as text</i>."),
        summary("燕雀安知鸿鹄之志", "司马迁《史记·陈涉世家》：陈涉太息曰：“嗟乎，燕雀安知鸿鹄之志哉！”"),
    ]

    private static func summary(_ title: String, _ excerpt: String?) -> ListedPost {
        ListedPost(
            title: title, url: "/posts/x", author: ada, published: .sample, excerpt: excerpt,
            commentCount: PageLink(label: "12 comments", url: "/posts/x#comments"))
    }

    static func post(discussion: Discussion?, form: CommentForm? = nil) -> WholePost {
        WholePost(
            article: Article(
                title: "On never landing", author: ada, published: .sample, updated: .sample, body: prose,
                categories: [PageLink(label: "Heraldry", url: "/categories/heraldry")],
                tags: [PageLink(label: "birds", url: "/tags/birds"), PageLink(label: "flight", url: "/tags/flight")],
                commentCount: PageLink(label: "12 comments", url: "#comments"),
                olderPost: PageLink(label: "What the wind knows", url: "/posts/y"),
                newerPost: PageLink(label: "A field of argent, and how it is drawn with a pen", url: "/posts/z")),
            discussion: discussion, form: form)
    }
}

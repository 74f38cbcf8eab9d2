import Templates

/// A page as the site composes it: what every page shows, and what this one is about.
struct Page<Content: TemplateModel>: TemplateModel {
    let frame: Frame
    let content: Content

    static var fields: [Field<Page>] {
        Frame.fields.map { $0.lifted { page, lend in lend(page.frame) } }
            + Content.fields.map { $0.lifted { page, lend in lend(page.content) } }
    }
}

struct Frame: TemplateModel {
    let siteTitle: String
    let viewerName: String?
    let notice: String?
    let formToken: String

    static var fields: [Field<Frame>] {
        [
            .text("site_title") { $0.siteTitle },
            .text("viewer_name") { $0.viewerName },
            .text("notice") { $0.notice },
            .text("form_token") { $0.formToken },
        ]
    }
}

struct PostContent: TemplateModel {
    let title: String
    let url: String
    let author: String
    let authorURL: String
    let published: String
    let publishedISO: String
    let body: Markup
    let tags: [Tag]
    let commentCount: Int
    let comments: [CommentRow]

    static var fields: [Field<PostContent>] {
        [
            .text("title") { $0.title },
            .text("url") { $0.url },
            .text("author") { $0.author },
            .text("author_url") { $0.authorURL },
            .text("published") { $0.published },
            .text("published_iso") { $0.publishedISO },
            .html("body") { $0.body },
            .many("tags") { $0.tags },
            .number("comment_count") { $0.commentCount },
            .many("comments") { $0.comments },
        ]
    }
}

struct Tag: TemplateModel {
    let name: String
    let url: String

    static var fields: [Field<Tag>] {
        [
            .text("name") { $0.name },
            .text("url") { $0.url },
        ]
    }
}

struct CommentRow: TemplateModel {
    let id: Int
    let author: String
    let website: String?
    let avatarURL: String
    let badge: String?
    let published: String
    let publishedISO: String
    let permalink: String
    let replyURL: String
    let editURL: String
    let language: String
    let body: Markup
    let isPending: Bool
    let canModerate: Bool
    let replies: [CommentRow]

    static var fields: [Field<CommentRow>] {
        [
            .number("id") { $0.id },
            .text("author") { $0.author },
            .text("website") { $0.website },
            .text("avatar_url") { $0.avatarURL },
            .text("badge") { $0.badge },
            .text("published") { $0.published },
            .text("published_iso") { $0.publishedISO },
            .text("permalink") { $0.permalink },
            .text("reply_url") { $0.replyURL },
            .text("edit_url") { $0.editURL },
            .text("language") { $0.language },
            .html("body") { $0.body },
            .flag("pending") { $0.isPending },
            .flag("can_moderate") { $0.canModerate },
            .many("replies") { $0.replies },
        ]
    }
}

struct Markup: UnescapedText {
    let html: String
}

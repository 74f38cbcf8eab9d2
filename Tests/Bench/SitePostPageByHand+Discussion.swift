import Markup
import Templates

@testable import BlogSite

extension SitePostPageByHand {
    static func discussion(_ discussion: Discussion, into output: inout [UInt8]) {
        output.add("<section class=\"discussion\" id=\"comments\" aria-labelledby=\"comments-heading\">\n")
        output.add("<h2 id=\"comments-heading\">")
        output.add(escaping: discussion.heading)
        output.add("</h2>\n")
        if !discussion.comments.isEmpty {
            output.add("<ol class=\"thread\">\n")
            for comment in discussion.comments { self.comment(comment, into: &output) }
            output.add("</ol>\n")
        }
        if let notice = discussion.closedNotice {
            output.add("<p class=\"closed\">")
            output.add(escaping: notice)
            output.add("</p>\n")
        }
        output.add("</section>\n")
    }

    private static func comment(_ comment: BlogSite.CommentRow, into output: inout [UInt8]) {
        output.add("<li>\n")
        if let body = comment.body {
            output.add("<article class=\"comment\" id=\"comment-")
            output.add(escaping: comment.id)
            output.add("\">\n<h3 class=\"comment-author\">")
            if let website = comment.website {
                output.add("<a rel=\"nofollow ugc\" href=\"")
                output.add(escaping: website)
                output.add("\">")
                output.add(escaping: comment.author)
                output.add("</a>")
            } else {
                output.add(escaping: comment.author)
            }
            if comment.isByPostAuthor { output.add(" <span class=\"mark\">Author</span>") }
            output.add("</h3>\n<p class=\"comment-date\"><a href=\"")
            output.add(escaping: comment.url)
            output.add("\"><time datetime=\"")
            output.add(escaping: comment.date.iso)
            output.add("\">")
            output.add(escaping: comment.date.text)
            output.add(", ")
            output.add(escaping: comment.date.time)
            output.add("</time></a>")
            if let parent = comment.inReplyTo {
                output.add(" <span>in reply to ")
                link(parent.url, parent.label, into: &output)
                output.add("</span>")
            }
            output.add("</p>\n")
            if comment.isPending {
                output.add("<p class=\"pending\">Awaiting moderation. Only you and the moderators see it.</p>\n")
            }
            output.add("<div class=\"prose\">\n")
            output.append(contentsOf: body.html.utf8)
            output.add("\n</div>\n<p class=\"comment-actions\">")
            if let url = comment.replyURL {
                output.add("<a href=\"")
                output.add(escaping: url)
                output.add("\" rel=\"nofollow\" aria-label=\"Reply to ")
                output.add(escaping: comment.author)
                output.add("\">Reply</a>")
            }
            if let url = comment.moderationURL {
                output.add(" <a href=\"")
                output.add(escaping: url)
                output.add("\" aria-label=\"Moderate the comment by ")
                output.add(escaping: comment.author)
                output.add("\">Moderate</a>")
            }
            output.add("</p>\n</article>\n")
        } else {
            output.add("<div class=\"comment removed\" id=\"comment-")
            output.add(escaping: comment.id)
            output.add("\">\n<p>This comment was removed.</p>\n</div>\n")
        }
        if !comment.replies.isEmpty {
            output.add("<ol>\n")
            for reply in comment.replies { self.comment(reply, into: &output) }
            output.add("</ol>\n")
        }
        output.add("</li>\n")
    }

    static func form(_ form: CommentForm, _ frame: PageFrame, into output: inout [UInt8]) {
        output.add("<section class=\"respond\" id=\"respond\" aria-labelledby=\"respond-heading\">\n")
        output.add("<h2 id=\"respond-heading\">")
        output.add(escaping: form.heading)
        output.add("</h2>\n<form action=\"")
        output.add(escaping: form.action)
        output.add("\" method=\"post\" novalidate>\n")
        token(frame, into: &output)
        if let name = form.viewerName {
            output.add("<p class=\"commenting-as\">Commenting as <strong>")
            output.add(escaping: name)
            output.add("</strong>.</p>\n")
        }
        textArea(form.body, into: &output)
        if let hint = form.moderationHint {
            output.add("<p class=\"hint\">")
            output.add(escaping: hint)
            output.add("</p>\n")
        }
        output.add("<p class=\"buttons\">\n<button class=\"primary\" name=\"intent\" value=\"post\">Post</button>\n")
        output.add("<button name=\"intent\" value=\"preview\">Preview</button>\n</p>\n</form>\n</section>\n")
    }

    private static func textArea(_ field: TextAreaField, into output: inout [UInt8]) {
        let hint = FieldNotes.hint(field.hint, maximumLength: field.maximumLength)
        output.add("<div class=\"field\">\n<label for=\"")
        output.add(escaping: field.id)
        output.add("\">")
        output.add(escaping: field.label)
        if field.isRequired { output.add(" <span class=\"required\">required</span>") }
        output.add("</label>\n")
        if let hint {
            output.add("<p class=\"hint\" id=\"")
            output.add(escaping: field.id)
            output.add("-hint\">")
            output.add(escaping: hint)
            output.add("</p>\n")
        }
        output.add("<textarea id=\"")
        output.add(escaping: field.id)
        output.add("\" name=\"")
        output.add(escaping: field.name)
        output.add("\" rows=\"")
        output.append(contentsOf: String(field.rows).utf8)
        output.add("\"")
        if field.isRequired { output.add(" required") }
        if let notes = FieldNotes.ids(field.id, hint: hint, error: field.error) {
            output.add(" aria-describedby=\"")
            output.add(escaping: notes)
            output.add("\"")
        }
        output.add(">\n")
        output.add(escaping: field.value)
        output.add("</textarea>\n</div>\n")
    }

    static func token(_ frame: PageFrame, into output: inout [UInt8]) {
        if let token = frame.formToken {
            output.add("<input type=\"hidden\" name=\"form_token\" value=\"")
            output.add(escaping: token)
            output.add("\">\n")
        }
    }

    static func link(_ url: String, _ label: String, into output: inout [UInt8]) {
        output.add("<a href=\"")
        output.add(escaping: url)
        output.add("\">")
        output.add(escaping: label)
        output.add("</a>")
    }

    static func item(_ url: String, _ label: String, into output: inout [UInt8]) {
        output.add("<li>")
        link(url, label, into: &output)
        output.add("</li>\n")
    }

    static func time(_ date: DateLabel, _ text: String, into output: inout [UInt8]) {
        output.add("<time datetime=\"")
        output.add(escaping: date.iso)
        output.add("\">")
        output.add(escaping: text)
        output.add("</time>")
    }
}

/// The sample page as a program that appends it to the output by hand: what the engine is measured against.
enum PostPageByHand {
    static func render(_ page: Page<PostContent>, into output: inout [UInt8]) {
        let frame = page.frame
        let post = page.content
        output.add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        output.add(escaping: post.title)
        output.add(" - ")
        output.add(escaping: frame.siteTitle)
        output.add("</title>\n<link rel=\"canonical\" href=\"")
        output.add(escaping: post.url)
        output.add("\">\n<link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<header><a href=\"/\">")
        output.add(escaping: frame.siteTitle)
        output.add("</a>\n")
        if let viewer = frame.viewerName, !viewer.isEmpty {
            output.add("<form action=\"/logout\" method=\"post\">\n<input type=\"hidden\" name=\"form_token\" value=\"")
            output.add(escaping: frame.formToken)
            output.add("\">\n<button>Log out ")
            output.add(escaping: viewer)
            output.add("</button>\n</form>\n")
        } else {
            output.add("<a href=\"/login\">Log in</a>\n")
        }
        output.add("</header>\n")
        if let notice = frame.notice, !notice.isEmpty {
            output.add("<p role=\"status\">")
            output.add(escaping: notice)
            output.add("</p>\n")
        }
        output.add("<main>\n<article>\n<h1><a href=\"")
        output.add(escaping: post.url)
        output.add("\">")
        output.add(escaping: post.title)
        output.add("</a></h1>\n<p>By <a rel=\"author\" href=\"")
        output.add(escaping: post.authorURL)
        output.add("\">")
        output.add(escaping: post.author)
        output.add("</a>, <time datetime=\"")
        output.add(escaping: post.publishedISO)
        output.add("\">")
        output.add(escaping: post.published)
        output.add("</time></p>\n")
        output.append(contentsOf: post.body.html.utf8)
        output.add("\n<ul>\n")
        for tag in post.tags {
            output.add("<li><a rel=\"tag\" href=\"")
            output.add(escaping: tag.url)
            output.add("\">")
            output.add(escaping: tag.name)
            output.add("</a></li>\n")
        }
        output.add("</ul>\n</article>\n<section id=\"comments\">\n<h2>")
        output.append(contentsOf: String(post.commentCount).utf8)
        output.add(" comments</h2>\n")
        if post.comments.isEmpty {
            output.add("<p>No comments yet.</p>\n")
        }
        for comment in post.comments {
            render(comment, frame, into: &output)
        }
        output.add("</section>\n</main>\n</body>\n</html>\n")
    }

    private static func render(_ comment: CommentRow, _ frame: Frame, into output: inout [UInt8]) {
        output.add("<article id=\"comment-")
        output.append(contentsOf: String(comment.id).utf8)
        output.add("\" lang=\"")
        output.add(escaping: comment.language)
        output.add("\">\n<header>\n<img src=\"")
        output.add(escaping: comment.avatarURL)
        output.add("\" alt=\"\" width=\"48\" height=\"48\">\n")
        if let website = comment.website, !website.isEmpty {
            output.add("<a rel=\"nofollow ugc\" href=\"")
            output.add(escaping: website)
            output.add("\">")
            output.add(escaping: comment.author)
            output.add("</a>\n")
        } else {
            output.add("<span>")
            output.add(escaping: comment.author)
            output.add("</span>\n")
        }
        if let badge = comment.badge, !badge.isEmpty {
            output.add("<strong>")
            output.add(escaping: badge)
            output.add("</strong>")
        }
        output.add("\n<a href=\"")
        output.add(escaping: comment.permalink)
        output.add("\"><time datetime=\"")
        output.add(escaping: comment.publishedISO)
        output.add("\">")
        output.add(escaping: comment.published)
        output.add("</time></a>\n")
        if comment.isPending {
            output.add("<em>Awaiting moderation</em>")
        }
        output.add("\n</header>\n")
        output.append(contentsOf: comment.body.html.utf8)
        output.add("\n<footer>\n<a href=\"")
        output.add(escaping: comment.replyURL)
        output.add("\">Reply</a>\n")
        if comment.canModerate {
            output.add("<a href=\"")
            output.add(escaping: comment.editURL)
            output.add("\">Edit</a>\n<form action=\"/admin/comments\" method=\"post\">\n")
            output.add("<input type=\"hidden\" name=\"form_token\" value=\"")
            output.add(escaping: frame.formToken)
            output.add("\">\n<input type=\"hidden\" name=\"ids\" value=\"")
            output.append(contentsOf: String(comment.id).utf8)
            output.add("\">\n<button name=\"action\" value=\"spam\">Spam</button>\n</form>\n")
        }
        output.add("</footer>\n")
        for reply in comment.replies {
            render(reply, frame, into: &output)
        }
        output.add("</article>\n")
    }
}

extension [UInt8] {
    mutating func add(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Scans the text once and copies the pieces between what must be escaped.
    mutating func add(escaping text: String) {
        var text = text
        text.withUTF8 { bytes in
            var copied = 0
            for (index, byte) in bytes.enumerated() {
                let reference: StaticString
                switch byte {
                case UInt8(ascii: "&"): reference = "&amp;"
                case UInt8(ascii: "<"): reference = "&lt;"
                case UInt8(ascii: ">"): reference = "&gt;"
                case UInt8(ascii: "\""): reference = "&quot;"
                case UInt8(ascii: "'"): reference = "&#39;"
                default: continue
                }
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
                add(reference)
                copied = index + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
        }
    }
}

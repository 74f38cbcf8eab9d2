import Markup
import Templates

@testable import BlogSite

/// The post page as somebody would write it who has no template engine: what the engine is measured against. It decides
/// what a page decides that a signed-in reader gets; what such a page never shows is left out.
enum SitePostPageByHand {
    static func render(_ page: SitePostPage.Whole, into output: inout [UInt8]) {
        head(page.frame, into: &output)
        header(page.frame, into: &output)
        output.add("<main id=\"main\" tabindex=\"-1\">\n")
        article(page.article, into: &output)
        output.add("\n")
        discussion(page.discussion, into: &output)
        output.add("\n")
        form(page.form, page.frame, into: &output)
        output.add("\n</main>\n<footer class=\"site-footer\">\n<p>")
        link(page.frame.homeURL, page.frame.siteTitle, into: &output)
        if let tagline = page.frame.siteTagline {
            output.add(" <span class=\"tagline\">")
            output.add(escaping: tagline)
            output.add("</span>")
        }
        output.add("</p>\n<p>© ")
        output.append(contentsOf: String(page.frame.year).utf8)
        output.add("</p>\n</footer>\n</body>\n</html>\n")
    }

    private static func head(_ frame: PageFrame, into output: inout [UInt8]) {
        output.add("<!DOCTYPE html>\n<html lang=\"")
        output.add(escaping: frame.language)
        output.add("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        if frame.hasErrors { output.add("Error: ") }
        if let title = frame.pageTitle {
            output.add(escaping: title)
            output.add(" · ")
        }
        output.add(escaping: frame.siteTitle)
        output.add("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        output.add("<meta name=\"color-scheme\" content=\"light dark\">\n")
        if let description = frame.description {
            output.add("<meta name=\"description\" content=\"")
            output.add(escaping: description)
            output.add("\">\n")
        }
        if frame.isUnlisted { output.add("<meta name=\"robots\" content=\"noindex\">\n") }
        if let url = frame.canonicalURL {
            output.add("<link rel=\"canonical\" href=\"")
            output.add(escaping: url)
            output.add("\">\n")
        }
        output.add("<link rel=\"stylesheet\" href=\"")
        output.add(escaping: frame.stylesheetURL)
        output.add("\">\n<link rel=\"icon\" href=\"")
        output.add(escaping: frame.faviconURL)
        output.add("\" type=\"image/svg+xml\" sizes=\"any\">\n<link rel=\"apple-touch-icon\" href=\"")
        output.add(escaping: frame.touchIconURL)
        output.add("\">\n</head>\n<body>\n")
    }

    private static func header(_ frame: PageFrame, into output: inout [UInt8]) {
        output.add("<a class=\"skip-link\" href=\"#main\">Skip to the content</a>\n<header class=\"site-header\">\n")
        output.add("<a class=\"site-name\" href=\"")
        output.add(escaping: frame.homeURL)
        output.add("\">")
        output.add(martlet)
        output.add("<span>")
        output.add(escaping: frame.siteTitle)
        output.add("</span></a>\n<nav class=\"site-nav\" aria-label=\"Site\">\n<ul>\n")
        for entry in frame.menu { item(entry.url, entry.label, into: &output) }
        if let url = frame.adminURL { item(url, "Admin", into: &output) }
        if let url = frame.loginURL { item(url, "Log in", into: &output) }
        if let url = frame.registerURL { item(url, "Register", into: &output) }
        if let account = frame.account {
            output.add("<li class=\"account\">\n<form action=\"")
            output.add(escaping: account.logoutURL)
            output.add("\" method=\"post\">\n")
            token(frame, into: &output)
            output.add("<a class=\"account-name\" href=\"")
            output.add(escaping: account.accountURL)
            output.add("\"><span class=\"visually-hidden\">Your account, </span>")
            output.add(escaping: account.displayName)
            output.add("</a>\n<button class=\"link-button\">Log out</button>\n</form>\n</li>\n")
        }
        output.add("</ul>\n</nav>\n</header>\n")
    }

    private static func article(_ post: Article, into output: inout [UInt8]) {
        output.add("<article class=\"post\">\n<header class=\"post-header\">\n<h1>")
        output.add(escaping: post.title)
        output.add("</h1>\n<div class=\"byline\">\n")
        if let author = post.author {
            output.add("<p>By ")
            if let url = author.url {
                output.add("<a rel=\"author\" href=\"")
                output.add(escaping: url)
                output.add("\">")
                output.add(escaping: author.label)
                output.add("</a>")
            } else {
                output.add(escaping: author.label)
            }
            output.add("</p>\n")
        }
        if let date = post.published {
            output.add("<p>")
            time(date, date.text, into: &output)
            output.add("</p>\n")
        }
        if let date = post.updated {
            output.add("<p>Updated ")
            time(date, date.text, into: &output)
            output.add("</p>\n")
        }
        if let count = post.commentCount {
            output.add("<p>")
            link(count.url, count.label, into: &output)
            output.add("</p>\n")
        }
        if let url = post.editURL {
            output.add("<p>")
            link(url, "Edit", into: &output)
            output.add("</p>\n")
        }
        output.add("</div>\n</header>\n<div class=\"prose\">\n")
        output.append(contentsOf: post.body.html.utf8)
        output.add("\n</div>\n")
        if !post.categories.isEmpty || !post.tags.isEmpty {
            output.add("<footer class=\"post-footer\">\n")
            terms(post, into: &output)
            output.add("</footer>\n")
        }
        output.add("</article>\n")
        neighbours(post, into: &output)
    }

    private static func terms(_ post: Article, into output: inout [UInt8]) {
        if !post.categories.isEmpty {
            output.add("<p class=\"categories\">Filed under ")
            for category in post.categories {
                link(category.url, category.label, into: &output)
                output.add(" ")
            }
            output.add("</p>\n")
        }
        if !post.tags.isEmpty {
            output.add("<p class=\"visually-hidden\">Tags:</p>\n<ul class=\"tags\">\n")
            for tag in post.tags {
                output.add("<li><a rel=\"tag\" href=\"")
                output.add(escaping: tag.url)
                output.add("\">")
                output.add(escaping: tag.label)
                output.add("</a></li>\n")
            }
            output.add("</ul>\n")
        }
    }

    private static func neighbours(_ post: Article, into output: inout [UInt8]) {
        guard post.newerPost != nil || post.olderPost != nil else { return }
        output.add("<nav class=\"pagination neighbours\" aria-label=\"Other posts\">\n")
        if let newer = post.newerPost {
            output.add("<a class=\"previous\" rel=\"next\" href=\"")
            output.add(escaping: newer.url)
            output.add("\"><span>Newer</span> ")
            output.add(escaping: newer.label)
            output.add("</a>\n")
        }
        if let older = post.olderPost {
            output.add("<a class=\"next\" rel=\"prev\" href=\"")
            output.add(escaping: older.url)
            output.add("\"><span>Older</span> ")
            output.add(escaping: older.label)
            output.add("</a>\n")
        }
        output.add("</nav>\n")
    }

    private static let martlet: StaticString =
        "<svg class=\"martlet\" viewBox=\"0 0 64 48\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"currentColor\" fill-rule=\"evenodd\" d=\"M3 17.5 8.5 13.8C9.5 9 13.5 6.5 18 7.5 22.5 8.5 25 12 30 14 40 18 51 15 63 5 58.5 15.5 52 22 43 25.5 36 28.2 29 27.5 24.5 22.5 27 29.5 34 32 41 30.9 48 29.8 55 30.2 62 31.5 57 33.3 51 33.8 46 33L58 43C48 41 41 38 36.5 35.2L37.5 45.5C33.5 43 31 40 30 36.5L27.5 46C24.5 43 23 39.5 23 35.5 14.5 33 8.8 27.5 8.5 19.5ZM14.8 11.7A1.4 1.4 0 1 0 14.8 14.5 1.4 1.4 0 1 0 14.8 11.7Z\"/></svg>\n"
}

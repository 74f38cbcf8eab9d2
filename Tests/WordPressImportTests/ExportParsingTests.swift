import Foundation
import Testing
import WordPressImport

@Suite struct ExportParsingTests {
    @Test func `every field of a post and of its comments arrives`() throws {
        let content = ExportContent(
            ExportDocument.export(
                """
                <item>
                <title>A &amp;amp; B</title><pubDate>Thu, 05 Jan 2012 14:30:46 +0000</pubDate>
                <dc:creator><![CDATA[jane]]></dc:creator><guid isPermaLink="false">https://example.org/?p=7</guid>
                <content:encoded><![CDATA[<p>Text</p>]]></content:encoded>
                <excerpt:encoded><![CDATA[Short]]></excerpt:encoded>
                <wp:post_id>7</wp:post_id><wp:post_date><![CDATA[2012-01-05 15:30:46]]></wp:post_date>
                <wp:post_date_gmt>2012-01-05 14:30:46</wp:post_date_gmt>
                <wp:post_modified_gmt>2013-01-05 14:30:46</wp:post_modified_gmt>
                <wp:comment_status>closed</wp:comment_status><wp:post_name>a-b</wp:post_name>
                <wp:status>private</wp:status><wp:post_parent>3</wp:post_parent><wp:post_type>page</wp:post_type>
                <wp:post_password> secret </wp:post_password><wp:is_sticky>1</wp:is_sticky>
                <category domain="category" nicename="arts">Arts</category>
                <category domain="post_tag" nicename="new">New</category>
                <wp:postmeta><wp:meta_key>status</wp:meta_key><wp:meta_value>x</wp:meta_value></wp:postmeta>
                <wp:comment><wp:comment_id>11</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
                <wp:comment_author_email>ann@example.org</wp:comment_author_email>
                <wp:comment_author_url>https://ann.example</wp:comment_author_url>
                <wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
                <wp:comment_date_gmt>2012-01-06 14:30:46</wp:comment_date_gmt>
                <wp:comment_content><![CDATA[Hello]]></wp:comment_content><wp:comment_approved>0</wp:comment_approved>
                <wp:comment_type>pingback</wp:comment_type><wp:comment_parent>10</wp:comment_parent>
                <wp:comment_user_id>2</wp:comment_user_id>
                <wp:commentmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:commentmeta>
                </wp:comment>
                </item>
                """))
        #expect(content.error == nil)
        let item = try #require(content.items.first)
        #expect(item.line == 7)
        #expect(item.title == "A &amp; B")
        #expect(item.creator == "jane")
        #expect(item.guid == "https://example.org/?p=7")
        #expect(item.content == "<p>Text</p>")
        #expect(item.excerpt == "Short")
        #expect(item.id == 7)
        #expect(item.published.utc == "2012-01-05 14:30:46")
        #expect(item.published.local == "2012-01-05 15:30:46")
        #expect(item.published.rfc2822 == "Thu, 05 Jan 2012 14:30:46 +0000")
        #expect(item.modified.utc == "2013-01-05 14:30:46")
        #expect((item.name, item.status, item.type) == ("a-b", "private", "page"))
        #expect((item.commentStatus, item.password, item.isSticky, item.parent) == ("closed", "secret", true, 3))
        #expect(item.terms.map(\.slug) == ["arts", "new"])
        let comment = try #require(item.comments.first)
        #expect((comment.id, comment.author, comment.email) == (11, "Ann", "ann@example.org"))
        #expect((comment.website, comment.address) == ("https://ann.example", "192.0.2.1"))
        #expect((comment.content, comment.approved, comment.type) == ("Hello", "0", "pingback"))
        #expect((comment.parent, comment.userID) == (10, 2))
        #expect(comment.date.utc == "2012-01-06 14:30:46")
    }

    @Test func `the site comes first, with the address of the blog`() throws {
        let export = try WordPressExport(bytes: Array(ExportDocument.export(ExportDocument.item(1)).utf8))
        guard case .site(let site) = try export.next() else {
            Issue.record("the site does not come first")
            return
        }
        #expect((site.title, site.version, site.blogURL) == ("A blog", "1.2", "https://example.org"))
    }

    @Test func `an export without anything in it is one`() {
        #expect(ExportContent(ExportDocument.export("")).error == nil)
    }

    @Test(arguments: [
        ("<html><body/></html>", "this is not a WordPress export: its outermost element is <html>, not <rss>"),
        ("<rss/>", "this is not a WordPress export: <rss> holds <>, not <channel>"),
        (
            "<rss><channel><item/></channel></rss>",
            "this is not a WordPress export: no <wp:wxr_version> stands before its first author, term or item"
        ),
        (
            "<rss><channel><title>A feed</title></channel></rss>",
            "this is not a WordPress export: no <wp:wxr_version> stands before its first author, term or item"
        ),
        (
            "<rss xmlns:wp='https://wordpress.org/export/1.3/'><channel><wp:wxr_version>1.3</wp:wxr_version></channel></rss>",
            "its WXR version is “1.3”; 1.0, 1.1 and 1.2 can be read"
        ),
    ])
    func `other XML is refused in words`(document: String, message: String) {
        #expect(ExportContent(document).error == ImportError(line: 1, message: message))
    }

    @Test func `a file that ends in the middle gives what came before, then the error`() {
        let whole = ExportDocument.export((1...20).map { ExportDocument.item($0) }.joined())
        let content = ExportContent(String(whole.prefix(whole.count * 3 / 4)))
        #expect((10...15).contains(content.items.count))
        #expect(content.error?.message.hasPrefix("the file is cut off") == true)
    }

    @Test func `an item that never stops growing`() {
        let comment = "<wp:comment/>"
        let item = ExportDocument.item(1, String(repeating: comment, count: 200_000))
        #expect(
            ExportContent(ExportDocument.export(item)).error?.message
                == "an item with its comments is larger than 64 MB")
    }

    @Test func `memory does not grow with the file`() async {
        await #expect(processExitsWith: .success) {
            func peak() throws -> Int {
                let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
                let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
                return Int(line?.split(separator: " ").dropFirst().first ?? "") ?? .max
            }
            let path = NSTemporaryDirectory() + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: path) }
            let parts = ExportDocument.export("SPLIT").components(separatedBy: "SPLIT")
            let text = String(repeating: "Words of a post that fill a line of the file.\n", count: 200)
            let hundred = (0..<100).map { ExportDocument.item($0, "<content:encoded>\(text)</content:encoded>") }
                .joined()
            try Data(parts[0].utf8).write(to: URL(filePath: path))
            let file = try #require(FileHandle(forWritingAtPath: path))
            try file.seekToEnd()
            for _ in 0..<55 { try file.write(contentsOf: Data(hundred.utf8)) }
            try file.write(contentsOf: Data(parts[1].utf8))
            try file.close()

            let export = try WordPressExport(path: path)
            var items = 0
            var early = 0
            while let entry = try export.next() {
                if case .item = entry { items += 1 }
                if items == 100 && early == 0 { early = try peak() }
            }
            guard items == 5500, export.bytesRead > 50_000_000, try peak() - early < 4_000 else { exit(1) }
        }
    }
}

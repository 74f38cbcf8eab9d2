import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing
import WordPressImport

/// What becomes of the texts of an export, and of what stands beside them.
@Suite struct ContentImportTests {
    @Test func `shortcodes become HTML, and the report tells of those that cannot`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let picture = ExportDocument.item(
                7, "<wp:post_parent>1</wp:post_parent><wp:attachment_url>https://a.b/c.jpg</wp:attachment_url>",
                type: "attachment")
            let text = """
                <![CDATA[[caption align="alignleft"]<img src="https://a.b/d.png" alt="e"> <em>f</em>[/caption]

                [gallery]

                [gallery ids="7,8"]

                [poll id="9"]

                <!-- wp:archives /-->
                Before<!--more-->After<!--nextpage-->]]>
                """
            let run = try ImportRun(
                connection, picture + ExportDocument.item(1, "<content:encoded>\(text)</content:encoded>"))
            let html = try connection.dump("SELECT body_html FROM posts", columns: 1).joined()
            #expect(
                html.contains(
                    "<figure class=\"align-left\"><img src=\"https://a.b/d.png\" alt=\"e\" loading=\"lazy\"><figcaption><em>f</em>"
                ))
            #expect(html.contains("<img src=\"https://a.b/c.jpg\" alt=\"\" loading=\"lazy\">"))
            #expect(html.contains("[poll id=&quot;9&quot;]") && !html.contains("gallery") && !html.contains("<!--"))
            #expect(
                try connection.dump("SELECT body FROM posts", columns: 1).joined().contains("[gallery ids=\"7,8\"]"))
            #expect(
                run.notes.contains("galleries and playlists hidden, as the file does not tell of their contents: 1"))
            #expect(run.notes.contains("shortcodes that are not known here stand as text: [poll]"))
            #expect(run.notes.contains("blocks that WordPress fills in itself are empty: archives"))
        }
    }

    @Test func `CDATA in CDATA, meta data and other types of posts do no harm`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let run = try ImportRun(
                connection,
                ExportDocument.item(
                    1,
                    """
                    <content:encoded><![CDATA[a <![CDATA[b]]]]><![CDATA[> c]]></content:encoded>
                    <wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value><![CDATA[a:1:{<item>}]]></wp:meta_value>
                    </wp:postmeta>
                    """)
                    + ExportDocument.item(2, ExportDocument.comment(1), type: "product")
                    + ExportDocument.item(3, type: "nav_menu_item"))
            #expect(try connection.dump("SELECT body FROM posts", columns: 1) == ["a <![CDATA[b]]> c"])
            #expect(run.report.otherKinds == ["product": 1, "nav_menu_item": 1])
            #expect(run.report.comments.leftOut == 1)
        }
    }

    @Test func `a long excerpt is shortened to what the editor takes, and the report says so`() throws {
        try withDatabase(migrations: migrations) { database in
            let connection = database.connection
            let text = String(repeating: "e\u{301} ", count: 600)
            let run = try ImportRun(
                connection, ExportDocument.item(1, "<excerpt:encoded>\(text)</excerpt:encoded>"))
            #expect(try connection.count("SELECT CHAR_LENGTH(excerpt) FROM posts") <= PostDraft.excerptLimit)
            #expect(run.notes.contains("excerpt shortened to 1000 characters"))
        }
    }

    @Test func `the report of an import that stopped tells what was written`() throws {
        try withDatabase(migrations: migrations) { database in
            // The parser reads some kilobytes ahead.
            let long = String(repeating: "word ", count: 20_000)
            let whole = ExportDocument.export(
                ExportDocument.item(1, ExportDocument.comment(1))
                    + ExportDocument.item(2, "<content:encoded>\(long)</content:encoded>") + "<cut>")
            let run = ImportRun(database.connection, try WordPressExport(bytes: Array(whole.utf8)))
            #expect(run.error?.line != nil && !run.report.isComplete && !run.report.isEmpty)
            #expect(run.report.lines.first == "Imported before it stopped:")
            #expect(run.report.lines.contains("  posts: 1 new"))
            let rehearsal = ImportRun(
                database.connection, try WordPressExport(bytes: Array(whole.utf8)), isDryRun: true)
            #expect(rehearsal.report.lines.first?.hasPrefix("Nothing was written.") == true)

            let empty = try ImportRun(database.connection, "")
            #expect(empty.error == nil && empty.report.isComplete && empty.report.isEmpty)
        }
    }

    @Test func `nothing in the report acts on a terminal`() throws {
        try withDatabase(migrations: migrations) { database in
            let evil = "&#x9B;31m\u{202E}x\n\u{85}y"
            let run = try ImportRun(
                database.connection,
                ExportDocument.item(
                    1, "<title>\(evil)</title><wp:post_name>\(evil)</wp:post_name>", status: evil)
                    + ExportDocument.item(2, "<title>\(evil)</title>", type: evil)
                    + ExportDocument.item(3, "<guid>\(evil)</guid>", type: "attachment")
                    + ExportDocument.item(
                        4, "<content:encoded>[\(evil) a=b] [q\(evil) a=\"\(evil)\"]</content:encoded>"))
            #expect(run.report.notes.count > 0)
            for line in run.report.lines {
                #expect(
                    line.unicodeScalars.allSatisfy { scalar in
                        scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
                    })
            }
        }
    }
}

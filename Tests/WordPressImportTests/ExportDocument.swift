import WordPressImport

/// Small exports for tests, written as WordPress writes them.
enum ExportDocument {
    static func export(_ channel: String, version: String = "1.2", site: String = "https://example.org") -> String {
        """
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/\(version)/excerpt/"
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:wp="http://wordpress.org/export/\(version)/">
        <channel>
        <title>A blog</title><wp:wxr_version>\(version)</wp:wxr_version><wp:base_blog_url>\(site)</wp:base_blog_url>
        \(channel)
        </channel>
        </rss>
        """
    }

    /// An item; `fields` come last and so have the last word.
    static func item(_ id: Int, _ fields: String = "", type: String = "post", status: String = "publish") -> String {
        """
        <item><title>Title \(id)</title><dc:creator>jane</dc:creator>
        <content:encoded><![CDATA[Text \(id)]]></content:encoded>
        <wp:post_id>\(id)</wp:post_id><wp:post_date>2012-01-05 14:30:46</wp:post_date>
        <wp:post_date_gmt>2012-01-05 13:30:46</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
        <wp:post_name>title-\(id)</wp:post_name><wp:status>\(status)</wp:status><wp:post_type>\(type)</wp:post_type>
        \(fields)</item>
        """
    }

    static func comment(_ id: Int, parent: Int = 0, approved: String = "1", _ fields: String = "") -> String {
        """
        <wp:comment><wp:comment_id>\(id)</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
        <wp:comment_date_gmt>2012-01-05 15:00:00</wp:comment_date_gmt>
        <wp:comment_content>Comment \(id)</wp:comment_content><wp:comment_approved>\(approved)</wp:comment_approved>
        <wp:comment_parent>\(parent)</wp:comment_parent>\(fields)</wp:comment>
        """
    }
}

/// Everything that an export holds, and the error that reading it ended with.
struct ExportContent {
    private(set) var site: ExportedSite?
    private(set) var authors: [ExportedAuthor] = []
    private(set) var terms: [ExportedTerm] = []
    private(set) var items: [ExportedItem] = []
    private(set) var error: ImportError?

    init(_ document: String) {
        self.init { () throws(ImportError) in try WordPressExport(bytes: Array(document.utf8)) }
    }

    init(path: String) { self.init { () throws(ImportError) in try WordPressExport(path: path) } }

    private init(_ open: () throws(ImportError) -> WordPressExport) {
        do throws(ImportError) {
            let export = try open()
            while let entry = try export.next() {
                switch entry {
                case .site(let site): self.site = site
                case .author(let author): authors.append(author)
                case .term(let term): terms.append(term)
                case .item(let item): items.append(item)
                }
            }
        } catch {
            self.error = error
        }
    }
}

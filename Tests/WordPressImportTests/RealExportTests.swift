import Testing
import WordPressImport

@Suite(.realExports) struct RealExportTests {
    @Test(arguments: [
        ("blank-lines.xml", "1.2", 0, 0, 1), ("crazy-cdata-escaped.xml", "1.1", 0, 0, 1),
        ("large-authors.xml", "1.2", 300, 0, 0), ("slashes.xml", "1.1", 1, 2, 1),
        ("small-export.xml", "1.1", 3, 33, 11), ("term-formats.xml", "1.2", 0, 7, 0),
        ("themeunittestdata.wordpress.xml", "1.2", 2, 185, 186), ("valid-wxr-1.0.xml", "1.0", 0, 9, 6),
        ("valid-wxr-1.1.xml", "1.1", 1, 3, 2),
    ])
    func `every valid export is read to its end`(
        file: String, version: String, authors: Int, terms: Int, items: Int
    ) {
        let content = ExportContent(path: TestData.export(file))
        #expect(content.error == nil)
        #expect(content.site?.version == version)
        #expect(content.authors.count == authors)
        #expect(content.terms.count == terms)
        #expect(content.items.count == items)
    }

    @Test(arguments: [
        ("crazy-cdata.xml", 18, "Sequence ']]>' not allowed in content"),
        ("invalid-version-tag.xml", 33, "its WXR version is “abc”; 1.0, 1.1 and 1.2 can be read"),
        ("malformed.xml", 27, "this is not a WordPress export: <rss> holds <notachanneltag>, not <channel>"),
        ("malformed-simple.xml", 13, "the file is cut off: it ends inside <item>"),
        (
            "missing-version-tag.xml", 35,
            "this is not a WordPress export: no <wp:wxr_version> stands before its first author, term or item"
        ),
    ])
    func `every broken export is refused with its line`(file: String, line: Int, message: String) {
        #expect(ExportContent(path: TestData.export(file)).error == ImportError(line: line, message: message))
    }

    @Test func `blank lines in a text stay`() throws {
        let item = try #require(ExportContent(path: TestData.export("blank-lines.xml")).items.first)
        #expect(item.content == "first paragraph\n\nsecond paragraph")
    }

    @Test func `a section whose end was escaped comes whole`() throws {
        let item = try #require(ExportContent(path: TestData.export("crazy-cdata-escaped.xml")).items.first)
        #expect(item.content == "Content with nested <![CDATA[ tags ]]> :)")
    }

    @Test func `backslashes stay as they are`() throws {
        let content = ExportContent(path: TestData.export("slashes.xml"))
        let item = try #require(content.items.first)
        #expect(item.content == #"Slashes aren\'t \"cool\""#)
        #expect(item.comments.first?.content == #"\o/ ¯\_(ツ)_/¯"#)
        #expect(content.terms.map(\.name) == [#"a \"great\" category"#, #"foo\'bar"#])
    }

    @Test func `categories, tags and terms of other taxonomies are told apart`() {
        let terms = ExportContent(path: TestData.export("term-formats.xml")).terms
        #expect(
            terms.map { "\($0.taxonomy) \($0.slug) \($0.name)" } == [
                "category category-name Category Name", "category cat-2 Category 2", "post_tag a-tag A Tag!",
                "post_tag a-color A Random Color", "post_tag another-tag Another Tag",
                "custom-taxonomy custom-taxonomy-item Custom Taxonomy Item", "nav_menu menu Menu",
            ])
    }

    @Test func `version 1.0 calls tags otherwise and names terms twice`() throws {
        let item = try #require(
            ExportContent(path: TestData.export("valid-wxr-1.0.xml")).items.first { $0.id == 4 })
        #expect(
            item.terms.map { "\($0.taxonomy) \($0.slug)" } == [
                "category ", "category alpha", "post_tag ", "post_tag news", "post_tag ", "post_tag roar",
            ])
        #expect(item.creator == "admin")
    }
}

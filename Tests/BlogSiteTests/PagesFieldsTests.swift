import Testing

@testable import BlogSite
@testable import Templates

@Suite struct PagesFieldsTests {
    @Test func `a page and its frame give no two values one name`() {
        for page in Specimen.pages {
            let names = fieldNames(page)
            #expect(Set(names).count == names.count, "\(page): \(names.sorted())")
        }
    }

    @Test func `what a page knows, its template shows`() throws {
        // Dates and buttons are parts of many pages; these two show less of them than others.
        let known: Set = ["DateLabel.time", "SubmitButton.isDestructive"]
        let library = try TemplateLibrary(sources: Specimen.sources())
        for page in Specimen.pages {
            let unused = try unusedFields(page, in: library).filter { !known.contains($0) }
            #expect(unused.isEmpty, "\(page): \(unused)")
        }
        let article = try library.template(Article.template, for: Article.self)
        let discussion = try library.template(Discussion.template, for: Discussion.self)
        #expect((article.unusedFields + discussion.unusedFields).filter { !known.contains($0) }.isEmpty)
    }

    private func fieldNames<Content: Page>(_ page: Content.Type) -> [String] {
        Framed<Content>.fields.map(\.name)
    }

    private func unusedFields<Content: Page>(_ page: Content.Type, in library: TemplateLibrary) throws -> [String] {
        try library.template(page.template, for: Framed<Content>.self).unusedFields
    }
}

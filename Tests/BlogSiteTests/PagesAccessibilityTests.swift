import Testing

@testable import BlogSite

@Suite struct PagesAccessibilityTests {
    @Test(arguments: Specimen.all) func `an id names one thing in its page`(specimen: Specimen) throws {
        let ids = PageMarkup(try specimen.html()).ids
        #expect(Set(ids).count == ids.count, "repeated: \(repeated(ids))")
    }

    @Test(arguments: Specimen.all) func `labels, notes and links within the page lead somewhere`(
        specimen: Specimen
    ) throws {
        let markup = PageMarkup(try specimen.html())
        #expect(Set(markup.references).subtracting(markup.ids).isEmpty)
    }

    @Test(arguments: Specimen.all) func `every field that a reader fills in has a label`(specimen: Specimen) throws {
        let markup = PageMarkup(try specimen.html())
        let labelled = Set(markup.elements(named: "label").compactMap { $0["for"] })
        let fields = markup.elements(named: "input", "textarea", "select").filter {
            $0["type"] != "hidden" && $0["disabled"] == nil
        }
        for field in fields {
            #expect(labelled.contains(field["id"] ?? ""), "\(field)")
        }
    }

    @Test(arguments: Specimen.all) func `the mark is an ornament and silent to screen readers`(
        specimen: Specimen
    ) throws {
        let marks = PageMarkup(try specimen.html()).elements(named: "svg")
        #expect(!marks.isEmpty)
        #expect(marks.allSatisfy { $0["aria-hidden"] == "true" })
    }

    @Test(arguments: Specimen.all) func `the title begins with Error where a form came back`(specimen: Specimen) throws
    {
        #expect(try specimen.html().contains("<title>Error: ") == specimen.frame.hasErrors)
    }

    @Test func `a wrong field is told on top, beside itself and to screen readers`() throws {
        let specimen = try #require(Specimen.all.first { $0.name == "post-reply-with-errors" })
        let html = try specimen.html()
        #expect(html.contains("There is a problem"))
        #expect(html.contains("<li><a href=\"#email\">Enter an e-mail address like name@example.org.</a></li>"))
        let email = try #require(PageMarkup(html).elements.first { $0["id"] == "email" })
        #expect(email["aria-invalid"] == "true")
        #expect(email["aria-describedby"] == "email-error email-hint")
        #expect(email["value"] == "ada@")
        let website = try #require(PageMarkup(html).elements.first { $0["id"] == "website" })
        #expect(website["aria-invalid"] == nil)
    }

    @Test(arguments: Specimen.all) func `a field with an error beside it refers to it and is marked as wrong`(
        specimen: Specimen
    ) throws {
        let markup = PageMarkup(try specimen.html())
        let wrong = markup.ids.filter { $0.hasSuffix("-error") }
        for id in wrong {
            let field = try #require(markup.elements.first { $0["id"] == String(id.dropLast("-error".count)) })
            #expect(field["aria-invalid"] == "true", "\(field)")
            #expect(field["aria-describedby"]?.split(separator: " ").first == id[...], "\(field)")
        }
        #expect(markup.elements.count { $0["aria-invalid"] != nil } == wrong.count)
    }

    @Test func `the limit of a field is told in words`() throws {
        let field = FormField(id: "a", name: "a", label: "A", hint: "Letters.", maximumLength: 40)
        #expect(FieldNotes.hint(field.hint, maximumLength: field.maximumLength) == "Letters. At most 40 characters.")
        #expect(FieldNotes.hint(nil, maximumLength: 40) == "At most 40 characters.")
        #expect(FieldNotes.hint(nil, maximumLength: 10_005) == "At most 10,005 characters.")
        #expect(FieldNotes.hint(nil, maximumLength: nil) == nil)
    }

    private func repeated(_ ids: [String]) -> [String] {
        Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }
}

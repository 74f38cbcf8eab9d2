import Sodium
import Templates
import Testing

@testable import BlogSite
@testable import Martlet

/// Templates that change while the site is served.
struct ReloadTests {
    private let folder: TemplateCopy
    private let log = LogRecord()

    init() throws {
        folder = try TemplateCopy()
    }

    private func served(isDevelopment: Bool = false) throws -> ServedSite {
        let environment = Environment { name in
            switch name {
            case "MARTLET_BASE_URL": "https://blog.example"
            case "MARTLET_TEMPLATES": folder.path
            case "MARTLET_PUBLIC": TemplateCopy.root + "/public"
            case "MARTLET_DEVELOPMENT": isDevelopment ? "yes" : "no"
            case "MARTLET_PASSWORD_MEMORY": "8"
            default: nil
            }
        }
        return try ServedSite(Configuration(environment), key: SecretKey(), logger: log.logger())
    }

    private func page(_ served: ServedSite) -> String {
        var output: [UInt8] = []
        served.current().templates.error.render(Framed(frame: .sample, content: .sample), into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `a reload shows what the files say now, and not before`() throws {
        let served = try served()
        try folder.write("<p>second edition</p>\n", to: "site-footer")
        #expect(!page(served).contains("second edition"))
        served.reload()
        #expect(page(served).contains("<p>second edition</p>"))
        #expect(log.errors.isEmpty)
    }

    @Test(arguments: [
        ("\n{{siteTitel}}", "layout.mustache:2:1: unknown field \"siteTitel\""),
        ("\n\n  {{#notice}}", "layout.mustache:3:3: {{#notice}} is never closed"),
        ("{{>footer}}", "layout.mustache:1:1: unknown template \"footer\""),
        ("{{{siteTitle}}}", "layout.mustache:1:1: \"siteTitle\" is no html"),
    ])
    func `a broken template keeps the old ones and is logged with its place`(layout: String, problem: String) throws {
        let served = try served()
        let before = page(served)
        try folder.write(layout + "{{$content}}{{/content}}", to: "layout")
        served.reload()
        #expect(page(served) == before)
        #expect(log.errors.count == 1 && log.errors.first?.contains(problem) == true, "\(log.errors)")

        try folder.write("mended {{siteTitle}}{{$content}}{{/content}}", to: "layout")
        served.reload()
        #expect(page(served).hasPrefix("mended "))
        #expect(log.errors.count == 1)
    }

    @Test func `the words of mails are read anew and checked with the pages`() throws {
        let served = try served(isDevelopment: true)
        try folder.write("{{nam}}", to: "mail/test.text")
        _ = page(served)
        #expect(log.errors.count == 1)
        #expect(
            log.errors.first?.contains("mail/test.text.mustache:1:1: unknown field \"nam\"") == true, "\(log.errors)")
    }

    @Test func `a template that is gone keeps the old ones`() throws {
        let served = try served()
        let before = page(served)
        try folder.remove("site-footer")
        served.reload()
        #expect(page(served) == before)
        #expect(log.errors.first?.contains("layout.mustache:") == true, "\(log.errors)")
    }

    @Test func `while developing a changed file is read for the next request`() throws {
        let served = try served(isDevelopment: true)
        try folder.write("<p>second edition</p>\n", to: "site-footer")
        #expect(page(served).contains("second edition"))
    }

    @Test func `while developing a broken template is told once, until it changes again`() throws {
        let served = try served(isDevelopment: true)
        let before = page(served)
        try folder.write("{{unknown}}", to: "site-footer")
        #expect(page(served) == before)
        #expect(page(served) == before)
        #expect(log.errors.count == 1)
        #expect(log.errors.first?.contains("site-footer.mustache:1:1: unknown field") == true, "\(log.errors)")
        try folder.write("third edition", to: "site-footer")
        #expect(page(served).contains("third edition"))
    }

    @Test func `a start with broken templates names every mistake once, also those of several pages`() throws {
        try folder.write("{{unknown}}", to: "site-footer")
        try folder.write("\n{{alsoUnknown}}", to: "confirm")
        let failure = #expect(throws: CommandFailure.self) { try served() }
        let lines = failure?.description.split(separator: "\n") ?? []
        #expect(lines.count == 2, "\(lines)")
        #expect(lines.first?.hasPrefix("confirm.mustache:2:1: unknown field \"alsoUnknown\"") == true)
        #expect(lines.last?.hasPrefix("site-footer.mustache:1:1: unknown field \"unknown\"") == true)
    }
}

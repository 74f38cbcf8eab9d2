import Foundation
import Testing

@testable import BlogSite

/// With `MARTLET_TEST_PAGES` naming a folder, every page is also written there, to look at.
@Suite struct PagesTests {
    @Test(arguments: Specimen.all) func `every page renders its sample`(specimen: Specimen) throws {
        let html = try specimen.html()
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.hasSuffix("</html>\n"))
        if let folder = ProcessInfo.processInfo.environment["MARTLET_TEST_PAGES"] {
            try html.write(
                to: URL(filePath: folder).appending(path: specimen.name + ".html"), atomically: true, encoding: .utf8)
        }
    }
}

import Foundation
import Testing

@testable import Martlet

/// Pages of the documentation that say what the program does.
struct DocumentationTests {
    private static let folder = URL(filePath: #filePath)
        .appending(path: "../../../Sources/Martlet/Documentation.docc").standardized

    @Test func `V8.1.1: the page of who may do what says what the checks ask`() throws {
        let page = try String(contentsOf: Self.folder.appending(path: "Permissions.md"), encoding: .utf8)
        #expect(page == PermissionsArticle.text, "Write it anew with: martlet permissions")
    }
}

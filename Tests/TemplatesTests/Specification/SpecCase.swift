import Foundation
import Testing

/// One test of the Mustache specification.
struct SpecCase: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String

    var testDescription: String { name }

    /// How many tests each file holds.
    static let counts = [
        "comments": 12, "delimiters": 14, "interpolation": 42, "inverted": 22, "partials": 12, "sections": 34,
        "~inheritance": 27,
    ]

    static var folder: URL? {
        ProcessInfo.processInfo.environment["MARTLET_TEST_DATA"].map { path in
            URL(filePath: path).appending(path: "mustache-spec")
        }
    }

    /// The tests of a file, in order.
    static func cases(in file: String) throws -> [SpecCase] {
        struct File: Decodable {
            let tests: [SpecCase]
        }
        let folder = try #require(folder)
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: folder.appending(path: "\(file).json"))).tests
    }
}

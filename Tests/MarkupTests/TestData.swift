import Foundation

/// Real input that is not part of the project: the folder that `MARTLET_TEST_DATA` names.
enum TestData {
    static let folder = ProcessInfo.processInfo.environment["MARTLET_TEST_DATA"]
    static let isMissing = folder == nil
    static let advice = "set MARTLET_TEST_DATA to the folder with the specifications' examples and the payloads"

    struct Example: Decodable {
        let n: Int
        let section: String
        let markdown: String
        let html: String
    }

    static func examples(_ file: String) throws -> [Example] { try decode(file) }

    static func strings(_ file: String) throws -> [String] { try decode(file) }

    static func text(_ file: String) throws -> String {
        try String(contentsOfFile: (folder ?? "") + "/" + file, encoding: .utf8)
    }

    private static func decode<Value: Decodable>(_ file: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: (folder ?? "") + "/" + file)))
    }
}

import Foundation
import Testing

/// Real input, kept outside the project: the folder that MARTLET_TEST_DATA names.
enum TestData {
    static let folder = ProcessInfo.processInfo.environment["MARTLET_TEST_DATA"]

    static func export(_ name: String) -> String { "\(folder ?? "")/wordpress/\(name)" }
}

extension Trait where Self == ConditionTrait {
    static var realExports: Self {
        .enabled(if: TestData.folder != nil, "set MARTLET_TEST_DATA to the folder with the real exports")
    }
}

import Foundation
import Templates
import Testing

/// The tests of the Mustache specification (https://github.com/mustache/spec), all of them, without lambdas. How the
/// engine's declared fields meet the specification's dynamic data, and where they differ, is said at `SpecShapes`; two
/// more differences show here:
///
/// - An unknown partial is an error, where the specification prints nothing: the harness adds an empty one.
/// - Names of templates and fields are checked when the template is compiled, so a test passes only if it compiles.
@Suite(.enabled(if: SpecCase.folder != nil, "MARTLET_TEST_DATA must name the folder that holds mustache-spec"))
struct SpecificationTests {
    @Test(arguments: SpecCase.counts.keys.sorted())
    func `every test of the specification's file passes`(file: String) throws {
        let cases = try SpecCase.cases(in: file)
        #expect(cases.count == SpecCase.counts[file])
        for test in cases {
            do {
                #expect(try render(test) == test.expected, "\(file): \(test.name)")
            } catch {
                Issue.record("\(file): \(test.name): \(error)")
            }
        }
    }

    /// Files that a newer edition of the specification adds are not left out silently.
    @Test func `every file of the specification is run, but for the optional ones that are named here`() throws {
        let folder = try #require(SpecCase.folder)
        let optional: Set = ["~lambdas", "~dynamic-names"]
        let present = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }
        #expect(Set(present).subtracting(optional) == Set(SpecCase.counts.keys))
    }

    private func render(_ test: SpecCase) throws -> String {
        var texts = test.partials ?? [:]
        for match in test.template.matches(of: /\{\{>\s*(\w+)\s*\}\}/) where texts[String(match.1)] == nil {
            texts[String(match.1)] = ""
        }
        texts["main template"] = test.template
        let library = try TemplateLibrary(
            sources: texts.reduce(into: [:]) { $0[$1.key] = ("\($1.key).mustache", $1.value) })
        let shapes = SpecShapes(root: test.data, templates: Array(texts.values))
        let template = try library.template("main template", for: shapes.shape)
        var output: [UInt8] = []
        template.render(test.data, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

import Templates
import Testing

struct ConcurrencyTests {
    @Test func `one template renders the same bytes on many threads at once`() async throws {
        let template = try TemplateLibrary(sources: PostPageTemplates.sources)
            .template("post", for: Page<PostContent>.self)
        var expected: [UInt8] = []
        template.render(.sample(comments: 30), into: &expected)

        let differing = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { [expected] in
                    let page = Page<PostContent>.sample(comments: 30)
                    var output: [UInt8] = []
                    return (0..<50).count { _ in
                        output.removeAll(keepingCapacity: true)
                        template.render(page, into: &output)
                        return output != expected
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(!expected.isEmpty && differing == 0)
    }
}

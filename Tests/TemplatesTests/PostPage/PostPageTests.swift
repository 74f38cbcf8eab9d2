import Templates
import Testing

struct PostPageTests {
    @Test(arguments: [0, 1, 50], [true, false])
    func `the engine writes the same bytes as a program by hand`(comments: Int, isSignedIn: Bool) throws {
        let page = Page<PostContent>.sample(comments: comments, isSignedIn: isSignedIn)
        let template = try TemplateLibrary(sources: PostPageTemplates.sources)
            .template("post", for: Page<PostContent>.self)

        var byEngine: [UInt8] = []
        template.render(page, into: &byEngine)
        var byHand: [UInt8] = []
        PostPageByHand.render(page, into: &byHand)

        #expect(String(decoding: byEngine, as: UTF8.self) == String(decoding: byHand, as: UTF8.self))
    }

    @Test func `a page is appended to what the output holds already`() throws {
        let template = try TemplateLibrary(sources: ["a": ("a.mustache", "<{{site_title}}>")])
            .template("a", for: Frame.self)
        var output = Array("before ".utf8)
        template.render(Frame(siteTitle: "M", viewerName: nil, notice: nil, formToken: ""), into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "before <M>")
    }
}

import Markup
import Templates

/// Measures what goes on inside the process. Prints a line for each ratio: its name, the ratio, and its budget, with
/// tabs between them.
@main
struct Bench {
    static func main() throws {
        print("the post template of the site, to hand-written appends\t\(try SitePostPage.ratio())\t2")
        try postTemplate()
        hostileMarkdown()
        hostileHTML()
    }

    /// A made-up template with fifty comments that uses what the engine offers, to the same bytes appended by hand.
    private static func postTemplate() throws {
        let page = Page<PostContent>.sample(comments: 50)
        let template = try TemplateLibrary(sources: PostPageTemplates.sources)
            .template("post", for: Page<PostContent>.self)
        let ratio = Stopwatch.ratio(
            { output in template.render(page, into: &output) }, { output in PostPageByHand.render(page, into: &output) }
        )
        print("a made-up post template, to hand-written appends\t\(ratio)\t2")
    }

    private static func hostileMarkdown() {
        report("Markdown", HostileText.markdown, ordinary: HostileText.ordinaryMarkdown) { text, output in
            output.append(contentsOf: Markdown.render(text, for: .visitor).html.utf8)
        }
    }

    private static func hostileHTML() {
        report("HTML", HostileText.html, ordinary: HostileText.ordinaryHTML) { text, output in
            output.append(contentsOf: ForeignHTML.render(text, for: .visitor).html.utf8)
        }
    }

    /// The hostile text that costs most, to an ordinary one of its size.
    private static func report(
        _ kind: String, _ attacks: [(name: String, unit: String)], ordinary: String,
        _ render: (String, inout [UInt8]) -> Void
    ) {
        for size in [16_384, 65_536, 524_288] {
            let plain = HostileText.filled(ordinary, to: size)
            var worst = (name: "", ratio: 0.0)
            for attack in attacks {
                let text = HostileText.filled(attack.unit, to: size)
                let ratio = Stopwatch.ratio({ render(text, &$0) }, { render(plain, &$0) }, rounds: 5)
                if ratio > worst.ratio { worst = (attack.name, ratio) }
            }
            print("hostile \(kind) of \(size / 1024) KiB (\(worst.name)), to ordinary text\t\(worst.ratio)\t10")
        }
    }
}

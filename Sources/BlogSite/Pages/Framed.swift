import Templates

/// A page with the frame around it: what a template is rendered from. Templates see the fields of both side by side.
struct Framed<Content: Page>: TemplateModel, Sendable {
    let frame: PageFrame
    let content: Content

    static var fields: [Field<Framed<Content>>] {
        PageFrame.fields.map { $0.lifted { framed, lend in lend(framed.frame) } }
            + Content.fields.map { $0.lifted { framed, lend in lend(framed.content) } }
    }
}

import Templates

@testable import BlogSite

/// A post as its page shows it, before its parts are rendered.
struct WholePost: Sendable {
    let article: Article
    var discussion: Discussion?
    var form: CommentForm?

    func page(_ library: TemplateLibrary) throws -> PostPage {
        let articles = try library.template(Article.template, for: Article.self)
        let discussions = try library.template(Discussion.template, for: Discussion.self)
        return PostPage(
            article: articles.renderedPart(article), discussion: discussion.map { discussions.renderedPart($0) },
            form: form)
    }
}

import Templates

/// A model with a field of each kind.
struct Article: TemplateModel {
    var title = "Title"
    var subtitle: String?
    var body: Markup?
    var count = 3
    var isNew = false
    var author: Person?
    var tags: [String] = []
    var comments: [Remark] = []

    static let fields: [Field<Article>] = [
        .text("title") { $0.title },
        .text("subtitle") { $0.subtitle },
        .html("body") { $0.body },
        .number("count") { $0.count },
        .flag("isNew") { $0.isNew },
        .one("author") { $0.author },
        .many("tags") { $0.tags },
        .many("comments") { $0.comments },
    ]
}

struct Person: TemplateModel {
    var name: String
    var home: Place?

    static let fields: [Field<Person>] = [
        .text("name") { $0.name },
        .one("home") { $0.home },
    ]
}

struct Place: TemplateModel {
    var city: String
    var lines: [String] = []

    static let fields: [Field<Place>] = [
        .text("city") { $0.city },
        .many("lines") { $0.lines },
    ]
}

/// A comment, which may hold further ones.
struct Remark: TemplateModel {
    var text: String
    var by: Person?
    var replies: [Remark] = []

    static let fields: [Field<Remark>] = [
        .text("text") { $0.text },
        .one("by") { $0.by },
        .many("replies") { $0.replies },
    ]
}

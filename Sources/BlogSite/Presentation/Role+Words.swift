internal import Blog

extension Role {
    /// "Editor", as in a list.
    var title: String {
        switch self {
        case .reader: "Reader"
        case .author: "Author"
        case .editor: "Editor"
        case .administrator: "Administrator"
        }
    }

    /// "an editor", within a sentence.
    var withArticle: String {
        switch self {
        case .reader: "a reader"
        case .author: "an author"
        case .editor: "an editor"
        case .administrator: "an administrator"
        }
    }
}

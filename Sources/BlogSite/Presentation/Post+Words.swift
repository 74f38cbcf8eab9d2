internal import Blog

extension Post {
    /// What stands for the title in lists and headings.
    static func shownTitle(_ title: String) -> String { title.isEmpty ? "Untitled" : title }
}

extension Post.Kind {
    /// As a heading: "Posts", "Pages".
    var plural: String {
        switch self {
        case .post: "Posts"
        case .page: "Pages"
        }
    }
}

/// "1 comment", "2 comments".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

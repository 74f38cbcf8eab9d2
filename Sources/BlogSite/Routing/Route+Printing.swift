internal import Blog
internal import HTTP

extension Route {
    /// The path, without its query.
    var path: String {
        switch self {
        case .home: "/"
        case .post(let kind, let slug, _): "\(Self.folder(kind))/\(slug)"
        case .comments(let kind, let slug): "\(Self.folder(kind))/\(slug)/comments"
        case .tag(let slug, _): "/tags/\(slug)"
        case .category(let slug, _): "/categories/\(slug)"
        case .author(let name, _): "/authors/\(name.text)"
        case .login: "/login"
        case .logout: "/logout"
        case .register: "/register"
        case .setup: "/setup"
        case .admin: "/admin"
        case .adminPosts: "/admin/posts"
        case .emptyPostTrash: "/admin/posts/trash/empty"
        case .newPost: "/admin/posts/new"
        case .editPost(let id, _): "/admin/posts/\(id)/edit"
        case .adminComments: "/admin/comments"
        case .emptyComments(let tab): "/admin/comments/\(tab.rawValue)/empty"
        case .health: "/healthz"
        case .readiness: "/readyz"
        }
    }

    /// Path and query, as they stand in links.
    var url: String {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encode($0))" } }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    private var query: [(String, String?)] {
        switch self {
        case .home(let cursor), .tag(_, let cursor), .category(_, let cursor), .author(_, let cursor):
            [("before", cursor?.description)]
        case .post(_, _, let reply): [("reply", reply.map { "\($0)" })]
        case .login(let next): [("next", next?.text)]
        case .setup(let key): [("key", key)]
        case .editPost(_, let showsPreview): [("preview", showsPreview ? "1" : nil)]
        case .adminPosts(let kind, let state, let cursor):
            [Self.kind(kind), ("status", state?.rawValue), ("before", cursor?.description)]
        case .emptyPostTrash(let kind), .newPost(let kind): [Self.kind(kind)]
        case .adminComments(let tab, let after):
            [("status", tab == .pending ? nil : tab.rawValue), ("after", after.map { "\($0)" })]
        case .comments, .logout, .register, .admin, .emptyComments, .health, .readiness: []
        }
    }

    private static func folder(_ kind: Post.Kind) -> String {
        switch kind {
        case .post: "/posts"
        case .page: "/pages"
        }
    }

    private static func kind(_ kind: Post.Kind) -> (String, String?) {
        ("kind", kind == .post ? nil : kind.rawValue)
    }
}

internal import Blog
internal import HTTP

/// Who may call a route, whatever it is called for; what a person may do with a single post is asked of the domain.
enum Access: Hashable, Sendable {
    case anyone
    case role(Role)
    /// Programs on the same machine: the front server passes on nobody else's address for them.
    case loopback
}

extension Route {
    // Each route says for itself who may call it and how: neither switch has a default.

    var access: Access {
        switch self {
        case .home, .post, .comments, .tag, .category, .author, .login, .logout, .register, .setup: .anyone
        case .admin, .adminPosts, .emptyPostTrash, .newPost, .editPost: .role(.author)
        case .adminComments, .emptyComments: .role(.editor)
        case .health, .readiness: .loopback
        }
    }

    /// GET stands for HEAD as well.
    var methods: [Method] {
        switch self {
        case .home, .post, .tag, .category, .author, .admin, .health, .readiness: [.get]
        case .comments, .logout: [.post]
        case .login, .register, .setup, .adminPosts, .emptyPostTrash, .newPost, .editPost, .adminComments,
            .emptyComments:
            [.get, .post]
        }
    }

    /// Whether a form that a stranger sends here must bear a token. The comment form of a stranger stands on pages
    /// that a cache keeps, so it has none: the origin check alone guards it.
    var strangersNeedFormToken: Bool {
        switch self {
        case .comments, .logout: false
        case .login, .register, .setup, .home, .post, .tag, .category, .author, .admin, .adminPosts, .emptyPostTrash,
            .newPost, .editPost, .adminComments, .emptyComments, .health, .readiness:
            true
        }
    }

    /// Whether the answer to a stranger may be kept and shared by a cache.
    var isShareable: Bool {
        switch self {
        case .home, .tag, .category, .author: true
        case .post(_, _, let reply): reply == nil
        case .comments, .login, .logout, .register, .setup, .admin, .adminPosts, .emptyPostTrash, .newPost, .editPost,
            .adminComments, .emptyComments, .health, .readiness:
            false
        }
    }
}

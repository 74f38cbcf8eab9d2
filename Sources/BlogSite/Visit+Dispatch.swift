internal import Blog
internal import BlogStore
internal import HTTP

extension Visit {
    /// Calls the action of the route. Everything that holds for all actions was checked before.
    func answer() throws -> Reply {
        guard let route else { throw Failure.notFound }
        let isPost = request.method == .post
        return switch route {
        case .home(let cursor): try showFrontPage(before: cursor)
        case .post(let kind, let slug, let reply): try showPost(kind, slug, replyTo: reply)
        case .comments(let kind, let slug): try submitComment(kind, slug)
        case .tag(let slug, let cursor): try showTag(slug, before: cursor)
        case .category(let slug, let cursor): try showCategory(slug, before: cursor)
        case .author(let name, let cursor): try showAuthor(name, before: cursor)
        case .login(let next): isPost ? try logIn() : try showLogin(next: next)
        case .logout: try logOut()
        case .register: isPost ? try register() : try showRegistration()
        case .setup(let key): isPost ? try setUp() : try showSetup(key: key)
        case .admin: try showDashboard()
        case .adminPosts(let kind, let state, let cursor):
            isPost ? try applyToPosts() : try showPosts(kind, state, before: cursor)
        case .emptyPostTrash(let kind): isPost ? try emptyPostTrash(kind) : try confirmEmptyingPostTrash(kind)
        case .newPost(let kind): isPost ? try createPost(kind) : try showNewPost(kind)
        case .editPost(let id, let showsPreview):
            isPost ? try savePost(id) : try showEditor(id, showsPreview: showsPreview)
        case .adminComments(let tab, let cursor):
            isPost ? try moderateComments() : try showQueue(tab, after: cursor)
        case .emptyComments(let tab): isPost ? try emptyComments(tab) : try confirmEmptyingComments(tab)
        case .health: .text(.ok, "ok\n")
        case .readiness: try checkReadiness()
        }
    }

    /// Shows the form that was sent with a stale token once more, with everything that was typed and a new token.
    func formAgain() throws -> Reply {
        let stale = [
            FieldError("form_token", "Your session had ended meanwhile. Check what you wrote and send it again.")
        ]
        return switch route {
        case .comments(let kind, let slug): try commentFormAgain(kind, slug, stale)
        case .login: try loginPage(stale, status: .unprocessableContent)
        case .register: try registrationPage(stale, status: .unprocessableContent)
        case .setup: try setupPage(key: form["key"] ?? "", stale, status: .unprocessableContent)
        case .newPost(let kind): try newPostAgain(kind, stale)
        case .editPost(let id, _): try editorAgain(id, stale)
        case .adminPosts(let kind, let state, let cursor): try showPosts(kind, state, before: cursor, errors: stale)
        case .adminComments(let tab, let cursor): try showQueue(tab, after: cursor, errors: stale)
        case .emptyPostTrash(let kind): try confirmEmptyingPostTrash(kind)
        case .emptyComments(let tab): try confirmEmptyingComments(tab)
        // A page from before the last log-in still says what the person wants, and the origin check vouches for it.
        case .logout: try logOut()
        case nil, .home, .post, .tag, .category, .author, .admin, .health, .readiness: throw Failure.notFound
        }
    }

    /// Shows the form whose password was not looked at once more, with everything else that was typed.
    func passwordFormAgain() throws -> Reply {
        let errors = [FieldError("form_token", ErrorPage.tooManyPasswordsReason)]
        return switch route {
        case .register: try registrationPage(errors, status: .serviceUnavailable)
        case .setup: try setupPage(key: form["key"] ?? "", errors, status: .serviceUnavailable)
        default: try loginPage(errors, status: .serviceUnavailable)
        }
    }

    private func checkReadiness() throws -> Reply {
        _ = try store.settings.load()
        return .text(.ok, "ready\n")
    }
}

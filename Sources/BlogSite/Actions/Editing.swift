internal import Blog
internal import BlogStore
internal import HTTP
internal import Sodium

// Writing posts and pages.

extension Visit {
    func showNewPost(_ kind: Post.Kind) throws -> Reply {
        try checkMayWrite(kind)
        var input = PostDraft.Input()
        input.kind = kind
        return try editorPage(nil, input)
    }

    func createPost(_ kind: Post.Kind) throws -> Reply {
        try checkMayWrite(kind)
        let input = typedInput(kind, over: nil)
        do {
            let draft = try draft(input, over: nil)
            guard form["intent"] != "preview" || draft.status == .draft else {
                return try editorPage(nil, input, preview: EditorPreview(draft))
            }
            let saved: PostStore.Saved
            do {
                saved = try store.posts.create(draft, by: try member().id, form: try formOfNewPost(), now: now)
            } catch StoreError.sentBefore {
                return try sentAgain(draft)
            }
            return try afterSaving(saved, wantsPreview: form["intent"] == "preview")
        } catch let invalid as InvalidInput {
            return try editorPage(nil, input, invalid.errors)
        }
    }

    /// Forms are one when the same person sends the same one; `nil` of a form that does not say which it is.
    private func formOfNewPost() throws -> [UInt8]? {
        try form["form"].flatMap(Token.init(_:)).map { Digest.sha256(of: ["new post", "\(try member().id)", $0.text]) }
    }

    /// A second click, or the way back to the form: it means the post that it made. Whoever wrote on meanwhile, there or
    /// here, is shown both texts.
    private func sentAgain(_ draft: PostDraft) throws -> Reply {
        guard let id = try formOfNewPost().flatMap(store.posts.made),
            let post = try store.posts.editable(id, by: try member())
        else { throw StoreError.gone }
        let input = typedInput(post.kind, over: post)
        guard post.title == draft.title, post.body.source == draft.body.source, post.excerpt == draft.excerpt else {
            return try editorPage(post, input, isConflict: true)
        }
        return try saveAgain(post, draft)
    }

    /// Only what Publish can still do is done: what is published already is not taken back by "Save draft".
    private func saveAgain(_ post: Post, _ draft: PostDraft) throws -> Reply {
        if post.status == .draft && draft.status == .published {
            return try afterSaving(
                try store.posts.update(post.id, to: draft, from: post.version, now: now), wantsPreview: false)
        }
        let notice = PostNotice(event: .known, id: post.id, kind: post.kind, slug: post.slug, wanted: post.slug)
        return .redirect(Route.editPost(post.id, showsPreview: form["intent"] == "preview").url, .saved(notice))
    }

    func newPostAgain(_ kind: Post.Kind, _ errors: [FieldError]) throws -> Reply {
        try checkMayWrite(kind)
        return try editorPage(nil, typedInput(kind, over: nil), errors)
    }

    func showEditor(_ id: UInt64, showsPreview: Bool) throws -> Reply {
        let post = try editablePost(id)
        let preview = EditorPreview(title: Post.shownTitle(post.title), body: post.body.html)
        return try editorPage(post, PostDraft.Input(post), preview: showsPreview ? preview : nil)
    }

    func savePost(_ id: UInt64) throws -> Reply {
        let post = try editablePost(id)
        let input = typedInput(post.kind, over: post)
        do {
            let draft = try draft(input, over: post)
            guard form["intent"] != "preview" || (post.status == .draft && draft.status == .draft) else {
                // What readers see changes only when its author says so: only what is a draft and stays one is saved.
                return try editorPage(post, input, preview: EditorPreview(draft))
            }
            let seen = form["version"].flatMap(Route.id) ?? 0
            let saved = try store.posts.update(id, to: draft, from: seen, now: now)
            return try afterSaving(saved, wantsPreview: form["intent"] == "preview")
        } catch let invalid as InvalidInput {
            return try editorPage(post, input, invalid.errors)
        } catch StoreError.changedMeanwhile {
            // As it is now, and not as it was before this form was looked at.
            return try editorPage(try editablePost(id), input, isConflict: true)
        }
    }

    func editorAgain(_ id: UInt64, _ errors: [FieldError]) throws -> Reply {
        let post = try editablePost(id)
        return try editorPage(post, typedInput(post.kind, over: post), errors)
    }

    /// What an address about posts asks for, and the same address about pages.
    func checkMayWrite(_ kind: Post.Kind) throws {
        guard Permission.mayWrite(kind, try member().role) else { throw Failure.forbidden(.writing(kind)) }
    }

    private func editablePost(_ id: UInt64) throws -> Post {
        guard let post = try store.posts.editable(id, by: try member()) else { throw Failure.notFound }
        return post
    }

    /// What stands in the form. The status follows from the button: Publish publishes, whatever the list of what is
    /// published already says; a choice that the form does not carry stays as it was.
    private func typedInput(_ kind: Post.Kind, over post: Post?) -> PostDraft.Input {
        var input = post.map(PostDraft.Input.init) ?? PostDraft.Input()
        input.kind = kind
        input.title = form["title"] ?? ""
        input.slug = form["slug"] ?? ""
        input.body = form["body"] ?? ""
        input.excerpt = form["excerpt"] ?? ""
        input.tags = form["tags"] ?? ""
        input.categories = form["category"] ?? ""
        input.publishedAt = form["published_at"] ?? ""
        input.commentsOpen = form["comments"] != nil
        if Permission.maySetSticky(kind, viewer.account?.role) { input.isSticky = form["sticky"] != nil }
        switch form["intent"] {
        case "publish": input.status = .published
        case _ where form["status"] == "scheduled": input.status = .published
        default: input.status = form["status"].flatMap(Post.Status.init(rawValue:)) ?? input.status
        }
        return input
    }

    private func draft(_ input: PostDraft.Input, over post: Post?) throws -> PostDraft {
        let draft = try PostDraft(input, over: post)
        let isScheduled = form["status"] == "scheduled" && form["intent"] != "publish"
        if isScheduled && (draft.publishedAt.map { $0 <= now } ?? true) {
            throw InvalidInput([FieldError("published_at", "Enter a date and time that is still to come (UTC).")])
        }
        return draft
    }

    private func afterSaving(_ saved: PostStore.Saved, wantsPreview: Bool) throws -> Reply {
        let post = try editablePost(saved.id)
        if post.kind == .page { site.surroundingsVersion.advance() }
        return .redirect(Route.editPost(saved.id, showsPreview: wantsPreview).url, .saved(notice(saved, post)))
    }

    private func notice(_ saved: PostStore.Saved, _ post: Post) -> PostNotice {
        let event: PostNotice.Event =
            switch post.state(at: now) {
            case .draft: .draft
            case .trash: .trash
            case .scheduled: .scheduled
            case .published: form["intent"] == "publish" ? .published : .updated
            }
        let time = event == .scheduled ? post.publishedAt.map { Int($0.unixSeconds) } : nil
        return PostNotice(
            event: event, id: post.id, kind: post.kind, slug: post.slug, wanted: saved.wanted, time: time)
    }
}

internal import Blog
internal import BlogStore
internal import HTTP
internal import Markup
internal import Sodium

// Adding a comment.

extension Visit {
    func submitComment(_ kind: Post.Kind, _ slug: Slug) throws -> Reply {
        let post = try readablePost(kind, slug)
        guard post.takesComments(at: now) else { return try commentsClosed(post) }
        var input = CommentInput(form, parent: try answeredComment(on: post))
        if input.parent == nil && form["parent"].map(\.isEmpty) == false {
            input.errors = [
                FieldError(
                    "body", "The comment that you answer is no longer there. Sent again, yours will stand by itself.")
            ]
            return try postPage(post, input, status: .unprocessableContent)
        }
        if form["intent"] == "preview" {
            // Who writes it can still be told when it is sent.
            if let problem = CommentDraft.problem(ofBody: input.body) {
                input.errors = [problem]
                return try postPage(post, input, status: .unprocessableContent)
            }
            input.preview = RichText(input.body, format: .markdown, by: .visitor).html
            return try postPage(post, input)
        }
        do {
            let draft = try CommentDraft(
                body: input.body, parentID: input.parent?.id, account: viewer.account, name: input.name,
                email: input.email, website: input.website)
            try refuseImitation(draft.author)
            let posted = try store.comments.post(try submission(draft, nonce: input.nonce, on: post))
            remember(input)
            return .redirect(
                Route.post(kind, slug).url + "#comment-\(posted.id)", notice(of: posted))
        } catch let invalid as InvalidInput {
            input.errors = invalid.errors.ordered(like: ["body", "name", "email", "website"])
            return try postPage(post, input, status: .unprocessableContent)
        }
    }

    /// The form once more, with what was typed.
    func commentFormAgain(_ kind: Post.Kind, _ slug: Slug, _ errors: [FieldError], status: Status) throws -> Reply {
        let post = try readablePost(kind, slug)
        guard post.takesComments(at: now) else { return try commentsClosed(post) }
        var input = CommentInput(form, parent: try answeredComment(on: post))
        input.errors = errors
        return try postPage(post, input, status: status)
    }

    private func answeredComment(on post: PostOutline) throws -> Comment? {
        guard let text = form["parent"], !text.isEmpty else { return nil }
        guard let id = Route.id(text) else {
            throw Failure.badRequest("The form names no comment that can be answered.")
        }
        return try store.comments.answerable(id, onPost: post.id, by: viewer)
    }

    /// A guest proves nothing, so nobody may comment as one under a name by which readers know somebody else.
    private func refuseImitation(_ author: CommentDraft.Author) throws {
        guard case .guest(let name, _, _) = author else { return }
        if try store.accounts.looksLikeStaff(name) {
            throw InvalidInput([
                FieldError(
                    "name", "Somebody who writes on this site has this name. Log in if it is you, or use another one.")
            ])
        }
        if try DisplayName.isReservedForMembers(name, on: siteNames) {
            throw InvalidInput([
                FieldError(
                    "name", "Readers would take this name for the site’s own. Use another one, such as your first name."
                )
            ])
        }
    }

    private func submission(
        _ draft: CommentDraft, nonce: Token?, on post: PostOutline
    ) throws -> CommentStore.Submission {
        let author: Comment.Author
        let email: String
        let sender: [String]
        var guestDigest: [UInt8]?
        switch draft.author {
        case .account(let account):
            author = Comment.Author(accountID: account.id, name: account.displayName, website: "")
            email = ""
            sender = ["account \(account.id)"]
        case .guest(let name, let address, let website):
            author = Comment.Author(accountID: nil, name: name, website: website)
            email = address?.text ?? ""
            // Not the e-mail address: whether a comment is known would tell who tries out addresses which is its author's.
            // Nor can anybody else ask whether it waits or was refused, since they lack what its form had. What was sent
            // from no form of ours has nothing else to be known by.
            sender = ["guest", nonce?.text ?? "", name]
            guestDigest = try guestToken().digest
        }
        return CommentStore.Submission(
            postID: post.id, parentID: draft.parentID, author: author, email: email, guestDigest: guestDigest,
            remoteAddress: request.remoteAddress, body: RichText(draft.body, format: .markdown, by: .visitor),
            status: try isTrusted() ? .approved : .pending,
            key: Digest.sha256(of: ["\(post.id)", draft.parentID.map { "\($0)" } ?? ""] + sender + [draft.body]),
            createdAt: now)
    }

    private func isTrusted() throws -> Bool {
        guard let account = viewer.account else { return false }
        let isKnown = try store.comments.hasApproved(by: account.id)
        return Permission.isTrusted(account.role, hasApprovedComment: isKnown)
    }

    /// The secret by which this browser sees its own comments while they wait; one is made with the first comment.
    private func guestToken() throws -> Token {
        let token = try cookie(CookieName.guest).flatMap(Token.init(_:)) ?? Token()
        cookies.append(Cookie(CookieName.guest, token.text, maxAge: 86_400))
        return token
    }

    private func remember(_ input: CommentInput) {
        guard viewer.account == nil else { return }
        if input.isRemembered {
            cookies.append(Cookie(CookieName.author, input.rememberedFields, maxAge: 365 * 86_400))
        } else if cookie(CookieName.author) != nil {
            cookies.append(Cookie(CookieName.author, "", maxAge: 0))
        }
    }

    private func notice(of posted: CommentStore.Posted) -> Notice {
        switch (posted.status, posted.isNew) {
        case (.approved, true): .commentPublished
        case (.approved, false): .commentKnown
        // A comment that was thrown away looks to its author like one that waits.
        case (.pending, _), (.spam, _), (.trash, _): .commentAwaits
        }
    }

    private func commentsClosed(_ post: PostOutline) throws -> Reply {
        let content = ErrorPage.commentsClosed(
            back: PageLink("Back to the \(post.kind.rawValue)", .post(post.kind, post.slug)), kept: kept)
        return try page(\.error, content, PageHead(title: content.heading), status: .forbidden)
    }
}

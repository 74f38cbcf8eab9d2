internal import Blog

extension PageNotice {
    /// - Parameters:
    ///   - route: the page that shows the notice; undoing comes back to it.
    ///   - mailNote: what becomes of mail that does not leave the machine.
    init(_ notice: Notice, on route: Route?, mailNote: String? = nil) {
        self.init(
            text: Self.text(notice, mailNote), tone: Self.tone(notice), link: Self.link(notice),
            undo: Self.undo(notice, on: route))
    }

    private static func text(_ notice: Notice, _ mailNote: String?) -> String {
        switch notice {
        case .loggedIn: "You are now logged in."
        case .loggedOut: "You are now logged out."
        case .registered: "Your account is ready and you are logged in."
        case .setUp: "Your site is ready. You are its administrator."
        case .saved(let notice): notice.text
        case .commentPublished: "Your comment is published."
        case .commentAwaits: "Thank you. Your comment appears to others once a moderator has read it."
        case .commentKnown: "This comment was here already."
        case .account(let notice): notice.text(mailNote: mailNote)
        case .commentsModerated(_, 0, _), .postsChanged(_, _, 0, _):
            "Nothing changed: somebody else was faster, or the action did not fit."
        case .commentsModerated(let action, let count, _): "\(counted(count, "comment")) \(words(action))."
        case .commentsOverruled(let overruling, let action, let count, _):
            "\(counted(count, "comment")) \(words(action)). \(words(overruling, of: count))"
        case .postsChanged(let action, let kind, let count, _): "\(counted(count, kind.rawValue)) \(words(action))."
        case .postsScheduled(let kind, 0, let scheduled, _): "\(counted(scheduled, kind.rawValue)) scheduled."
        case .postsScheduled(let kind, let published, let scheduled, _):
            "\(counted(published, kind.rawValue)) published, \(scheduled) scheduled."
        }
    }

    private static func words(_ overruling: Notice.Overruling, of count: Int) -> String {
        let which = count == 1 ? "It" : "\(overruling.count) of them"
        let change =
            switch overruling.status {
            case .approved: "approved"
            case .pending: "taken back to pending"
            case .spam: "marked as spam"
            case .trash: "moved to the trash"
            case nil: "changed"
            }
        return "\(which) had been \(change) by somebody else in the meantime."
    }

    private static func words(_ action: ModerationAction) -> String {
        switch action {
        case .approve: "approved"
        case .unapprove: "taken back to pending"
        case .spam: "marked as spam"
        case .trash: "moved to the trash"
        case .restore: "restored to pending"
        case .delete: "deleted for ever"
        }
    }

    private static func words(_ action: PostAction) -> String {
        switch action {
        case .publish: "published"
        case .unpublish: "taken back to the drafts"
        case .trash: "moved to the trash"
        case .restore: "restored to the drafts"
        case .putBack: "put back as before"
        case .delete: "deleted for ever"
        }
    }

    private static func link(_ notice: Notice) -> PageLink? {
        switch notice {
        case .saved(let notice): notice.link
        default: nil
        }
    }

    private static func undo(_ notice: Notice, on route: Route?) -> ActionButton? {
        switch notice {
        case .commentsModerated(_, _, let undo?), .commentsOverruled(_, _, _, let undo?):
            var place = Route.adminComments()
            if case .adminComments? = route { place = route ?? place }
            return ActionButton(undo.action.rawValue, undo.ids, at: place)
        case .postsChanged(_, let kind, _, let undo?), .postsScheduled(let kind, _, _, let undo?):
            var place = Route.adminPosts(kind)
            if case .adminPosts? = route { place = route ?? place }
            return ActionButton(undo.action.rawValue, undo.ids, at: place)
        default: return nil
        }
    }
}

extension ActionButton {
    fileprivate init(_ action: String, _ ids: [UInt64], at place: Route) {
        self.init(
            label: "Undo", url: place.url,
            hidden: [HiddenField(name: "action", value: action)] + ids.map { HiddenField(name: "ids", value: "\($0)") })
    }
}

internal import Blog

extension Notice {
    /// Letters, digits, hyphens and dots: fit for a cookie.
    var code: String {
        switch self {
        case .loggedIn: "in"
        case .loggedOut: "out"
        case .registered: "registered"
        case .setUp: "setup"
        case .saved(let notice): notice.code
        case .commentPublished: "comment"
        case .commentAwaits: "awaits"
        case .commentKnown: "known"
        case .account(let notice): "account.\(notice.rawValue)"
        case .commentsModerated(let action, let count, let undo):
            "comments.\(action.rawValue).\(count)" + (undo?.code ?? "")
        case .commentsOverruled(let overruling, let action, let count, let undo):
            "overruled.\(overruling.count).\(overruling.status?.rawValue ?? "mixed").\(action.rawValue).\(count)"
                + (undo?.code ?? "")
        case .postsChanged(let action, let kind, let count, let undo):
            "posts.\(kind.rawValue).\(action.rawValue).\(count)" + (undo?.code ?? "")
        case .postsScheduled(let kind, let published, let scheduled, let undo):
            "scheduling.\(kind.rawValue).\(scheduled).publish.\(published)" + (undo?.code ?? "")
        }
    }

    /// Reads what ``code`` wrote.
    init?(code: String) {
        let parts = code.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let event = parts.first else { return nil }
        self.init(event: event, ArraySlice(parts.dropFirst()))
    }

    private init?(event: String, _ rest: ArraySlice<String>) {
        let plain: [Notice] = [
            .loggedIn, .loggedOut, .registered, .setUp, .commentPublished, .commentAwaits, .commentKnown,
        ]
        switch event {
        case "post":
            guard let notice = PostNotice(Array(rest)) else { return nil }
            self = .saved(notice)
        case "account":
            guard let notice = rest.only.flatMap(AccountNotice.init(rawValue:)) else { return nil }
            self = .account(notice)
        case "comments":
            guard let (action, count, undo) = Self.change(ModerationAction.init(rawValue:), rest) else { return nil }
            self = .commentsModerated(action, count, undo)
        case "overruled":
            guard let overruling = Overruling(rest.prefix(2)),
                let (action, count, undo) = Self.change(ModerationAction.init(rawValue:), rest.dropFirst(2))
            else { return nil }
            self = .commentsOverruled(overruling, action, count, undo)
        case "posts":
            guard let kind = rest.first.flatMap(Post.Kind.init(rawValue:)),
                let (action, count, undo) = Self.change(PostAction.init(rawValue:), rest.dropFirst())
            else { return nil }
            self = .postsChanged(action, kind, count, undo)
        case "scheduling":
            guard let kind = rest.first.flatMap(Post.Kind.init(rawValue:)),
                let scheduled = rest.dropFirst().first.flatMap({ Int($0) }),
                let (action, published, undo) = Self.change(PostAction.init(rawValue:), rest.dropFirst(2)),
                action == .publish
            else { return nil }
            self = .postsScheduled(kind, published: published, scheduled: scheduled, undo)
        default:
            guard rest.isEmpty, let notice = plain.first(where: { $0.code == event }) else { return nil }
            self = notice
        }
    }

    /// An action and its count, then perhaps the action and the ids of its undoing.
    private static func change<Action>(
        _ action: (String) -> Action?, _ parts: ArraySlice<String>
    ) -> (Action, Int, Undo<Action>?)? {
        let parts = Array(parts)
        guard parts.count == 2 || parts.count == 4, let done = action(parts[0]), let count = Int(parts[1]) else {
            return nil
        }
        guard parts.count == 4 else { return (done, count, nil) }
        let ids = parts[3].split(separator: "-", omittingEmptySubsequences: false).map { Route.id(String($0)) }
        guard let reversal = action(parts[2]), !ids.contains(nil) else { return nil }
        return (done, count, Undo(reversal, ids.compactMap(\.self)))
    }
}

extension Notice.Overruling {
    fileprivate init?(_ parts: ArraySlice<String>) {
        guard let count = parts.first.flatMap({ Int($0) }), let word = parts.dropFirst().only,
            let status = word == "mixed" ? .some(nil) : Comment.Status(rawValue: word).map(Optional.some)
        else { return nil }
        self.init(count: count, status: status)
    }
}

extension Notice.Undo where Action: RawRepresentable<String> {
    fileprivate var code: String { ".\(action.rawValue)." + ids.map { "\($0)" }.joined(separator: "-") }
}

extension ArraySlice {
    /// The element, when there is exactly one.
    fileprivate var only: Element? { count == 1 ? first : nil }
}

internal import Blog

/// The state that a post of WordPress gets here. Whatever strangers could not read there, they cannot read here.
struct ImportedState {
    let status: Post.Status
    let publishedAt: Timestamp?
    /// Why it is a draft, when it was none.
    let reason: String?

    init(_ item: ExportedItem, date: Timestamp?, now: Timestamp) {
        switch item.status {
        case "trash":
            self.init(.trash, at: date)
        case "draft":
            self.init(.draft, at: nil)
        case _ where !item.password.isEmpty:
            self.init(.draft, at: date, because: "it has a password")
        case "publish":
            self.init(.published, at: date ?? now)
        // One whose time has come is published, as WordPress would have done.
        case "future":
            if let date {
                self.init(.published, at: date)
            } else {
                self.init(.draft, at: nil, because: "it is scheduled without a date")
            }
        case "pending":
            self.init(.draft, at: nil, because: "it waits for review")
        case "private":
            self.init(.draft, at: date, because: "it is private")
        default:
            self.init(.draft, at: nil, because: "its state “\(PlainText.line(item.status, limit: 40))” is not known")
        }
    }

    private init(_ status: Post.Status, at publishedAt: Timestamp?, because reason: String? = nil) {
        self.status = status
        self.publishedAt = publishedAt
        self.reason = reason
    }
}

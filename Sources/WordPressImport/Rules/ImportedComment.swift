internal import Blog
internal import BlogStore
internal import Markup
internal import Sodium

/// What becomes of a comment of an export.
struct ImportedComment {
    /// Bytes of UTF-8: what a TEXT column of WordPress holds.
    static let bodyLimit = 65_535
    private static let anonymous = "Anonymous"

    let submission: CommentStore.Submission

    /// The types that readers see as comments; extensions keep orders, votes and logs under others.
    static func isKept(_ comment: ExportedComment) -> Bool {
        ["", "comment", "pingback", "trackback"].contains(comment.type)
    }

    /// - Throws: a ``Refusal`` when it cannot be kept here.
    init(
        _ comment: ExportedComment, key: String, postID: UInt64, parentID: UInt64?, accountID: UInt64?,
        now: Timestamp
    ) throws(Refusal) {
        guard comment.content.utf8.count <= Self.bodyLimit else {
            throw Refusal("its text has more than \(Self.bodyLimit) bytes")
        }
        let name = PlainText.line(comment.author, limit: CommentDraft.nameLimit)
        submission = CommentStore.Submission(
            postID: postID, parentID: parentID,
            author: Comment.Author(
                accountID: accountID, name: name.isEmpty ? Self.anonymous : name, website: Self.website(comment.website)
            ),
            email: EmailAddress(comment.email)?.text ?? "", guestDigest: nil,
            remoteAddress: Self.address(comment.address),
            body: RichText(comment.content, format: .html, by: .visitor), status: Self.status(comment.approved),
            key: Digest.sha256(of: ["import", key]), createdAt: comment.date.timestamp ?? now, importKey: key)
    }

    /// What is of no known state waits: nothing is published that was not.
    static func status(_ approved: String) -> Comment.Status {
        switch approved {
        case "1", "approve", "approved": .approved
        case "spam": .spam
        // The comments of a post in the trash; no export tells what they were before.
        case "trash", "post-trashed": .trash
        default: .pending
        }
    }

    private static func website(_ text: String) -> String {
        guard text.utf8.count <= CommentDraft.websiteLimit else { return "" }
        return WebAddress(text)?.text ?? ""
    }

    /// An IPv4 or IPv6 address, by its characters.
    private static func address(_ text: String) -> String {
        let isAddress = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
                true
            default: false
            }
        }
        return isAddress && text.utf8.count <= 45 ? text : ""
    }
}

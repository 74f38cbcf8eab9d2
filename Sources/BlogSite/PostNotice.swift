internal import Blog

/// How a post stands after its author saved it.
struct PostNotice: Hashable, Sendable {
    enum Event: String, CaseIterable, Sendable {
        case draft, scheduled, published, updated, trash
        /// It was there already, and nothing was done.
        case known
    }

    let event: Event
    let id: UInt64
    let kind: Post.Kind
    let slug: Slug
    /// What its address was to be; `nil` when nothing said it.
    var wanted: Slug?
    /// When it appears, in seconds as ``Timestamp`` counts them; for what is scheduled.
    var time: Int?
}

extension PostNotice {
    /// Starts like no other code of a ``Notice``.
    var code: String {
        let parts = [event.rawValue, "\(id)", kind.rawValue, slug.text, wanted?.text ?? "", time.map { "\($0)" } ?? ""]
        return "post." + parts.joined(separator: ".")
    }

    /// - Parameter parts: what ``code`` holds behind its first dot.
    init?(_ parts: [String]) {
        guard parts.count == 6, let event = Event(rawValue: parts[0]), let id = Route.id(parts[1]),
            let kind = Post.Kind(rawValue: parts[2]), let slug = Slug(parts[3]),
            let wanted = Self.optional(parts[4], Slug.init(_:)), let time = Self.optional(parts[5], Self.time),
            (event == .scheduled) == (time != nil)
        else { return nil }
        self.init(event: event, id: id, kind: kind, slug: slug, wanted: wanted, time: time)
    }

    private static func optional<Value>(_ text: String, _ value: (String) -> Value?) -> Value?? {
        text.isEmpty ? .some(nil) : value(text).map(Optional.some)
    }

    /// Up to the end of the year 9999, the last that a label can show.
    private static func time(_ text: String) -> Int? { Int(text).flatMap { (0..<253_402_300_800) ~= $0 ? $0 : nil } }
}

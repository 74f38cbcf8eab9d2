internal import Blog

extension PostNotice {
    var text: String { ([outcome] + [address].compactMap(\.self)).joined(separator: " ") }

    var link: PageLink? {
        switch event {
        case .draft: PageLink("Preview", .editPost(id, showsPreview: true))
        case .published, .updated: PageLink("View \(kind.rawValue)", .post(kind, slug))
        case .scheduled, .trash, .known: nil
        }
    }

    private var outcome: String {
        switch event {
        case .draft: return "Draft saved."
        case .published: return "Published."
        case .updated: return "Changes saved."
        case .known: return "This text was saved already. Here it is."
        case .trash: return "Changes saved. The \(kind.rawValue) is still in the trash."
        case .scheduled:
            let time = DateLabel(Timestamp(seconds: time ?? 0))
            return "Scheduled for \(time.text), \(time.time)."
        }
    }

    /// Told where the author would look for it elsewhere.
    private var address: String? {
        guard wanted != slug else { return nil }
        let reason =
            wanted.map { "\(Route.post(kind, $0).path) is taken" } ?? "its title holds nothing to make one from"
        return "Its address is \(Route.post(kind, slug).path), since \(reason)."
    }
}

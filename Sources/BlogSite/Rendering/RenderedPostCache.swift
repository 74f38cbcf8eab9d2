internal import Blog
internal import Synchronization

/// The posts that were rendered lately, shared by all threads.
///
/// Nobody has to be told of a change: each request reads the versions of its post, and takes what was rendered from just
/// these. So any number of workers on any number of machines agree. What no version covers, such as the names of members
/// and the titles of the neighbours, may be as old as ``maximumAge``.
final class RenderedPostCache: Sendable {
    /// Readers who are shown the same.
    struct Audience: Hashable {
        let mayEdit: Bool
        let mayModerate: Bool
    }

    private struct Key: Hashable {
        let post: UInt64
        let audience: Audience
    }

    private struct Entry {
        let version: UInt64
        let discussionVersion: UInt64
        let renderedAt: Timestamp
        let post: RenderedPost

        func fits(_ outline: PostOutline, at now: Timestamp) -> Bool {
            version == outline.version && discussionVersion == outline.discussionVersion
                && (0..<RenderedPostCache.maximumAge).contains(now.seconds(since: renderedAt))
        }
    }

    /// What was not asked for while a whole generation was filled is forgotten with the one before it: about as good as
    /// forgetting what was used least recently, without keeping any order.
    private struct Generations {
        var recent: [Key: Entry] = [:]
        var recentBytes = 0
        var former: [Key: Entry] = [:]
    }

    /// In seconds.
    static let maximumAge = 10

    private let generations = Mutex(Generations())
    private let generationLimit: Int

    /// - Parameter byteLimit: about the memory that it takes at most; 0 keeps nothing.
    init(byteLimit: Int) { generationLimit = byteLimit / 2 }

    func post(_ outline: PostOutline, for audience: Audience, at now: Timestamp) -> RenderedPost? {
        let key = Key(post: outline.id, audience: audience)
        return generations.withLock { generations in
            if let entry = generations.recent[key] { return entry.fits(outline, at: now) ? entry.post : nil }
            guard let entry = generations.former[key], entry.fits(outline, at: now) else { return nil }
            add(entry, key, to: &generations)
            return entry.post
        }
    }

    func keep(_ post: RenderedPost, of outline: PostOutline, for audience: Audience, at now: Timestamp) {
        let entry = Entry(
            version: outline.version, discussionVersion: outline.discussionVersion, renderedAt: now, post: post)
        generations.withLock { add(entry, Key(post: outline.id, audience: audience), to: &$0) }
    }

    private func add(_ entry: Entry, _ key: Key, to generations: inout Generations) {
        let size = entry.post.byteCount
        guard size <= generationLimit else { return }
        if let replaced = generations.recent.updateValue(entry, forKey: key) {
            generations.recentBytes -= replaced.post.byteCount
        }
        generations.recentBytes += size
        guard generations.recentBytes > generationLimit else { return }
        generations.former = generations.recent
        generations.recent = [key: entry]
        generations.recentBytes = size
    }
}

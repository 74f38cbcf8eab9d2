/// The addresses of the pictures among the attachments that an export told of, for the galleries of posts behind them.
struct ImportedPictures {
    /// Of how many the address is remembered.
    private static let limit = 10_000
    private static let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"]

    private var addresses: [UInt64: String] = [:]
    private var numbersByPost: [UInt64: [UInt64]] = [:]

    mutating func add(_ attachment: ExportedItem) {
        let address = attachment.attachmentURL.isEmpty ? attachment.guid : attachment.attachmentURL
        guard let id = attachment.id, addresses.count < Self.limit, address.utf8.count <= 1_000,
            Self.endings.contains(where: address.lowercased().hasSuffix)
        else { return }
        if addresses.updateValue(address, forKey: id) == nil, let post = attachment.parent {
            numbersByPost[post, default: []].append(id)
        }
    }

    /// Of these attachments, or of all that belong to the post; `nil` when one is not known, or there is none.
    func addresses(_ numbers: [UInt64]?, ofPost post: UInt64?) -> [String]? {
        let wanted = numbers ?? post.flatMap { numbersByPost[$0] } ?? []
        let found = wanted.compactMap { addresses[$0] }
        return found.isEmpty || found.count < wanted.count ? nil : found
    }
}

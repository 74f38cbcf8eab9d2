internal import HTTP

/// Recovery codes as a text to keep: it says of what and of whom they are, for whoever finds it years later.
struct RecoverySheet {
    let text: String

    init(_ codes: [String], account: String, site: String, address: String) {
        let list = codes.enumerated().map { "\($0 + 1). \($1)\n" }.joined()
        text = """
            Recovery codes of \(account)
            \(site), \(address)

            \(list)
            Each code logs you in once.

            """
    }

    /// The file itself as a link (RFC 2397): the codes are shown once, so that no address can serve them again.
    var url: String { "data:text/plain;charset=utf-8,\(PercentCoding.encode(text))" }
}

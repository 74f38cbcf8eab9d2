internal import HTTP

/// Whether a POST comes from a page of this site. Browsers tell where a form was sent from in `Sec-Fetch-Site`
/// (W3C Fetch Metadata) and `Origin` (Fetch standard, section 3.2), and no page can forge either. Whichever is there
/// must name this site, and one of them must be there.
enum OriginCheck {
    static func passes(_ headers: Headers) -> Bool {
        let site = headers["Sec-Fetch-Site"]
        let origin = headers["Origin"]
        guard site != nil || origin != nil else { return false }
        let siteFits = site.map { $0 == "same-origin" } ?? true
        // The front server refuses names that are not ours before a request gets here.
        let originFits = origin.map { $0 == "https://\(headers["Host"] ?? "")" } ?? true
        return siteFits && originFits
    }
}

/// The elements of foreign HTML that may stand in a page. Those not named here lose their tags and keep their text,
/// except those in ``droppedWithContents``.
enum ForeignElement: String, CaseIterable, Sendable {
    case a, abbr, address, article, aside, b, bdi, bdo, blockquote, br, caption, cite, code, dd, del, details, dfn
    case div, dl, dt, em, figcaption, figure, footer, h1, h2, h3, h4, h5, h6, header, hr, i, img, ins, kbd, li, main
    case mark, nav, ol, p, pre, q, rp, rt, ruby, s, samp, section, small, strong, sub, summary, sup, table, tbody, td
    case tfoot, th, thead, time, tr, u, ul, `var`, wbr

    /// Elements whose text is no text for readers.
    static let droppedWithContents: Set<String> = [
        "applet", "button", "datalist", "math", "noembed", "noframes", "noscript", "plaintext", "script",
        "select", "style", "svg", "template", "textarea", "title", "xmp",
    ]

    /// Elements that show something from elsewhere: a link to their source replaces them and their contents.
    static let replacedByLink: Set<String> = ["audio", "embed", "iframe", "video"]

    init?(name: String) {
        guard let element = Self.named[name] else { return nil }
        self = element
    }

    private static let named: [String: ForeignElement] = {
        var named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
        named["acronym"] = .abbr
        named["center"] = .div
        named["dir"] = .ul
        named["hgroup"] = .header
        named["listing"] = .pre
        named["menu"] = .ul
        named["strike"] = .s
        named["tt"] = .code
        return named
    }()

    var isVoid: Bool { self == .br || self == .hr || self == .img || self == .wbr }

    /// The formatting elements of the HTML Standard, section 13.2.4.3.
    var isFormatting: Bool {
        switch self {
        case .a, .b, .code, .em, .i, .s, .small, .strong, .u: true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    var isTablePart: Bool {
        switch self {
        case .caption, .tbody, .td, .tfoot, .th, .thead, .tr: true
        default: false
        }
    }

    /// Whether its start tag ends an open paragraph.
    var endsParagraph: Bool {
        if isHeading { return true }
        return switch self {
        case .address, .article, .aside, .blockquote, .dd, .details, .div, .dl, .dt, .figcaption, .figure, .footer,
            .header, .hr, .li, .main, .nav, .ol, .p, .pre, .section, .summary, .table, .ul:
            true
        default: false
        }
    }

    /// Whether the HTML Standard keeps it there, or would move it or its neighbours elsewhere.
    func mayStand(in parent: ForeignElement?) -> Bool {
        switch self {
        case .caption, .tbody, .tfoot, .thead: parent == .table
        case .tr: parent == .tbody || parent == .tfoot || parent == .thead
        case .td, .th: parent == .tr
        case .li: parent == .ol || parent == .ul
        case .dd, .dt: parent == .dl
        case .rp, .rt: parent == .ruby
        case .figcaption: parent == .figure
        case .summary: parent == .details
        default: true
        }
    }

    /// Whether nothing inside it can end what was opened outside (the scope markers of section 13.2.4.2).
    var isCell: Bool { self == .caption || self == .td || self == .th }
}

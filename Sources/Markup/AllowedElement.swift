/// What becomes of an element of foreign HTML.
enum AllowedElement {
    /// It goes, and its content with it.
    case vanishing
    /// It goes, and its content stays.
    case transparent
    case void(StaticString)
    /// The start tag without its last bracket, the end tag, and the attributes that may stay.
    case wrapped(StaticString, StaticString, [AllowedAttribute])
    case link, image, media

    /// Headings and images of visitors would enter the page's outline and speak for the page.
    static func named(_ name: String, for author: Markdown.Author) -> AllowedElement {
        if author == .visitor, ["h1", "h2", "h3", "h4", "h5", "h6"].contains(name) {
            return .wrapped("<p><strong", "</strong></p>", [])
        }
        return elements[name] ?? .transparent
    }

    private static let elements: [String: AllowedElement] = [
        "a": .link, "img": .image, "iframe": .media, "video": .media, "audio": .media, "embed": .media,
        "br": .void("<br>"), "hr": .void("<hr>"),
        "p": .wrapped("<p", "</p>", []), "blockquote": .wrapped("<blockquote", "</blockquote>", []),
        "pre": .wrapped("<pre", "</pre>", []), "code": .wrapped("<code", "</code>", []),
        "tt": .wrapped("<code", "</code>", []), "kbd": .wrapped("<kbd", "</kbd>", []),
        "samp": .wrapped("<samp", "</samp>", []), "var": .wrapped("<var", "</var>", []),
        "h1": .wrapped("<h2", "</h2>", []), "h2": .wrapped("<h2", "</h2>", []), "h3": .wrapped("<h3", "</h3>", []),
        "h4": .wrapped("<h4", "</h4>", []), "h5": .wrapped("<h5", "</h5>", []), "h6": .wrapped("<h6", "</h6>", []),
        "em": .wrapped("<em", "</em>", []), "i": .wrapped("<i", "</i>", []),
        "strong": .wrapped("<strong", "</strong>", []), "b": .wrapped("<b", "</b>", []),
        "u": .wrapped("<u", "</u>", []), "s": .wrapped("<s", "</s>", []), "strike": .wrapped("<s", "</s>", []),
        "del": .wrapped("<del", "</del>", []), "ins": .wrapped("<ins", "</ins>", []),
        "mark": .wrapped("<mark", "</mark>", []), "sub": .wrapped("<sub", "</sub>", []),
        "sup": .wrapped("<sup", "</sup>", []), "small": .wrapped("<small", "</small>", []),
        "q": .wrapped("<q", "</q>", []), "cite": .wrapped("<cite", "</cite>", []),
        "abbr": .wrapped("<abbr", "</abbr>", [.title]), "acronym": .wrapped("<abbr", "</abbr>", [.title]),
        "dfn": .wrapped("<dfn", "</dfn>", [.title]), "time": .wrapped("<time", "</time>", [.datetime]),
        "address": .wrapped("<address", "</address>", []),
        "ul": .wrapped("<ul", "</ul>", []), "ol": .wrapped("<ol", "</ol>", [.start, .reversed]),
        "li": .wrapped("<li", "</li>", [.value]), "dl": .wrapped("<dl", "</dl>", []),
        "dt": .wrapped("<dt", "</dt>", []), "dd": .wrapped("<dd", "</dd>", []),
        "table": .wrapped("<table", "</table>", []), "caption": .wrapped("<caption", "</caption>", []),
        "thead": .wrapped("<thead", "</thead>", []), "tbody": .wrapped("<tbody", "</tbody>", []),
        "tfoot": .wrapped("<tfoot", "</tfoot>", []), "tr": .wrapped("<tr", "</tr>", []),
        "th": .wrapped("<th", "</th>", [.colspan, .rowspan, .scope]),
        "td": .wrapped("<td", "</td>", [.colspan, .rowspan]),
        "figure": .wrapped("<figure", "</figure>", []), "figcaption": .wrapped("<figcaption", "</figcaption>", []),
        "details": .wrapped("<details", "</details>", []), "summary": .wrapped("<summary", "</summary>", []),
        "head": .vanishing, "title": .vanishing, "script": .vanishing, "style": .vanishing, "template": .vanishing,
        "noscript": .vanishing, "svg": .vanishing, "math": .vanishing, "object": .vanishing, "applet": .vanishing,
        "input": .vanishing, "button": .vanishing, "select": .vanishing, "textarea": .vanishing,
        "noembed": .vanishing, "noframes": .vanishing, "xmp": .vanishing, "plaintext": .vanishing,
        "canvas": .vanishing, "map": .vanishing, "frameset": .vanishing, "meta": .vanishing, "link": .vanishing,
        "base": .vanishing,
    ]
}

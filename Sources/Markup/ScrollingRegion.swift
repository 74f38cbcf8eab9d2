/// What is wider than the column scrolls sideways, and whoever has no pointer must reach it by keyboard to scroll it: so
/// it takes the focus, and has a name to be announced by (WCAG 2.2, success criterion 2.1.1). Its role is `group`, since
/// a page has many of them and each `region` would be a landmark.
///
/// A table stands in a box that scrolls, for a table that scrolls itself is no table any more to screen readers.
enum ScrollingRegion {
    static let tableClass = "table-scroll"
    static let tableStart: StaticString =
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"
    static let tableEnd: StaticString = "</div>"

    /// Of a `pre` that is code.
    static let codeAttributes: StaticString = " role=\"group\" aria-label=\"Code\" tabindex=\"0\""
    /// Of a `pre` that may be verse as well.
    static let preformattedAttributes: StaticString =
        " role=\"group\" aria-label=\"Preformatted text\" tabindex=\"0\""
}

/// An attribute that may stay on an element of foreign HTML, with what its value may be.
struct AllowedAttribute: Sendable {
    private enum Value: Sendable {
        case text
        case number(atMost: Int)
        case oneOf([String])
        /// Present or not: the value does not matter.
        case flag
    }

    let name: String
    /// What stands before the value.
    let start: StaticString
    private let value: Value

    static let title = AllowedAttribute(name: "title", start: " title=\"", value: .text)
    static let datetime = AllowedAttribute(name: "datetime", start: " datetime=\"", value: .text)
    static let width = AllowedAttribute(name: "width", start: " width=\"", value: .number(atMost: 10_000))
    static let height = AllowedAttribute(name: "height", start: " height=\"", value: .number(atMost: 10_000))
    static let colspan = AllowedAttribute(name: "colspan", start: " colspan=\"", value: .number(atMost: 100))
    static let rowspan = AllowedAttribute(name: "rowspan", start: " rowspan=\"", value: .number(atMost: 1_000))
    static let start = AllowedAttribute(name: "start", start: " start=\"", value: .number(atMost: 1_000_000))
    static let value = AllowedAttribute(name: "value", start: " value=\"", value: .number(atMost: 1_000_000))
    static let reversed = AllowedAttribute(name: "reversed", start: " reversed=\"", value: .flag)
    static let scope = AllowedAttribute(
        name: "scope", start: " scope=\"", value: .oneOf(["row", "col", "rowgroup", "colgroup"]))

    /// The value as it may be written, still unescaped; `nil` for one that may not.
    func checked(_ text: String) -> String? {
        switch value {
        case .text: text.utf8.count <= 1_000 ? text : nil
        case .number(let limit): Int(text).flatMap { (0...limit).contains($0) ? String($0) : nil }
        case .oneOf(let values): values.first { $0 == text.lowercased() }
        case .flag: ""
        }
    }
}

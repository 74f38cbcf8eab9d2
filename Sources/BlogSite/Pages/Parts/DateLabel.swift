import Templates

/// A moment, for people and for programs.
struct DateLabel: TemplateModel, Sendable {
    /// For the `datetime` attribute: RFC 3339 in UTC.
    let iso: String
    /// The day: "23 November 2026".
    let text: String
    /// The time of the day with its zone: "14:02 UTC".
    let time: String

    static let fields: [Field<DateLabel>] = [
        .text("iso") { $0.iso },
        .text("text") { $0.text },
        .text("time") { $0.time },
    ]

    static let sample = DateLabel(iso: "2026-11-23T14:02:00Z", text: "23 November 2026", time: "14:02 UTC")
}

import Templates

/// Something else that the page of a form offers, before the form: why, and the one button that does it.
struct FormOffer: TemplateModel, Sendable {
    let text: String
    let button: ActionButton

    static let fields: [Field<FormOffer>] =
        [.text("text") { $0.text }] + ActionButton.fields.map { $0.lifted { offer, lend in lend(offer.button) } }

    static let sample = FormOffer(
        text: "Confirm that it is yours.",
        button: ActionButton(
            label: "Send a link to ada@example.org", url: "/account/email",
            hidden: [HiddenField(name: "action", value: "confirm")]))
}

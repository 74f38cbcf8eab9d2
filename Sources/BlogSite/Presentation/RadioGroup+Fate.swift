internal import Blog

// What becomes of what somebody wrote whose account is closed, by its owner or by an administrator.

extension RadioGroup {
    /// `nil` where there is nothing to choose about.
    static func postFate(
        _ legend: String, _ count: Int, chosen: AccountClosing.Fate?, error: String?
    ) -> RadioGroup? {
        fate(
            "posts", legend, count, chosen, error,
            keep: (
                "Keep \(count == 1 ? "it" : "them")",
                "As they are, under “\(FormerMember.displayName)”. Editors can still read the drafts."
            ),
            erase: (
                "Delete \(count == 1 ? "it" : "them")", "With all the comments that others wrote there, and for good."
            ))
    }

    /// `nil` where there is nothing to choose about.
    static func commentFate(
        _ legend: String, _ count: Int, chosen: AccountClosing.Fate?, error: String?
    ) -> RadioGroup? {
        fate(
            "comments", legend, count, chosen, error,
            keep: ("Keep \(count == 1 ? "it" : "them")", "Under “\(FormerMember.displayName)”, without the name."),
            erase: (
                "Erase the text",
                "“\(FormerMember.erasedComment.source)” stands there instead, so that answers keep their place."
            ))
    }

    private static func fate(
        _ field: String, _ legend: String, _ count: Int, _ chosen: AccountClosing.Fate?, _ error: String?,
        keep: (String, String), erase: (String, String)
    ) -> RadioGroup? {
        guard count > 0 else { return nil }
        return RadioGroup(
            name: field, legend: legend,
            options: [
                // The error summary leads to the first of them.
                RadioOption(
                    id: field, value: AccountClosing.Fate.keep.rawValue, label: keep.0, hint: keep.1,
                    isChosen: chosen == .keep),
                RadioOption(
                    id: "\(field)-erase", value: AccountClosing.Fate.erase.rawValue, label: erase.0, hint: erase.1,
                    isChosen: chosen == .erase),
            ], error: error)
    }
}

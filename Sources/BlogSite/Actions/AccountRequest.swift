internal import Blog
internal import HTTP

/// What the forms of an account's page ask for.
enum AccountRequest: Hashable {
    case change(AccountChange)
    /// By mail, to choose a new password with.
    case passwordLink
    /// For ever.
    case close

    /// `nil` when the form names nothing that can be done.
    init?(_ form: Form) {
        switch form["action"] {
        case "role":
            guard let role = form["role"].flatMap(Role.init(rawValue:)) else { return nil }
            self = .change(.role(role))
        case "suspend": self = .change(.suspend)
        case "reinstate": self = .change(.reinstate)
        case "end-sessions": self = .change(.endSessions)
        case "password-link": self = .passwordLink
        case "close": self = .close
        default: return nil
        }
    }

    /// The fields that ask for it.
    var fields: [HiddenField] {
        switch self {
        case .change(.role(let role)):
            [HiddenField(name: "action", value: "role"), HiddenField(name: "role", value: role.rawValue)]
        case .change(.suspend): [HiddenField(name: "action", value: "suspend")]
        case .change(.reinstate): [HiddenField(name: "action", value: "reinstate")]
        case .change(.endSessions): [HiddenField(name: "action", value: "end-sessions")]
        case .passwordLink: [HiddenField(name: "action", value: "password-link")]
        case .close: [HiddenField(name: "action", value: "close")]
        }
    }

    /// For the log.
    var words: String {
        switch self {
        case .change(.role(let role)): "role \(role.rawValue)"
        case .change(.suspend): "suspended"
        case .change(.reinstate): "reinstated"
        case .change(.endSessions): "sessions ended"
        case .passwordLink: "password link sent"
        case .close: "closed"
        }
    }
}

/// Who may register.
package enum RegistrationMode: String, CaseIterable, Sendable {
    case open, invitation, closed
}

/// Who may make an account for himself.
package enum RegistrationMode: String, CaseIterable, Sendable {
    case open, invitation, closed
}

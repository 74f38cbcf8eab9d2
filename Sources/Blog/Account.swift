/// A person who can log in.
package struct Account: Hashable, Sendable {
    package let id: UInt64
    package let name: String
    package let displayName: String
    package let role: Role

    package init(id: UInt64, name: String, displayName: String, role: Role) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.role = role
    }
}

/// Who wrote a post, as readers see it.
package struct Byline: Hashable, Sendable {
    package let accountID: UInt64
    /// The name in the address of the author's page; `nil` for a former member, who has none.
    package let name: String?
    package let displayName: String

    package init(accountID: UInt64, name: String?, displayName: String) {
        self.accountID = accountID
        self.name = name
        self.displayName = displayName
    }
}

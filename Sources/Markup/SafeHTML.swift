/// HTML that is safe to place in a page. Only this target makes it.
package struct SafeHTML: Sendable, Hashable {
    package let html: String

    init(_ html: String) { self.html = html }

    /// HTML that this target made earlier and that the database kept.
    package init(stored html: String) { self.html = html }
}

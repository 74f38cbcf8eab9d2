/// The published posts next to one in time.
package struct PostNeighbours: Hashable, Sendable {
    package var older: PageTitle?
    package var newer: PageTitle?

    package init(older: PageTitle? = nil, newer: PageTitle? = nil) {
        self.older = older
        self.newer = newer
    }
}

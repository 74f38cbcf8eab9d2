/// Which published posts a list holds.
package enum PostFilter: Hashable, Sendable {
    case all
    case tag(Slug)
    case category(Slug)
    case author(UInt64)
}

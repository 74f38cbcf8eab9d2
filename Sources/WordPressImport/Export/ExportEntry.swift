/// One thing that an export holds, in the order of the file.
package enum ExportEntry: Sendable {
    /// What the file tells of the blog as a whole; always first.
    case site(ExportedSite)
    case author(ExportedAuthor)
    case term(ExportedTerm)
    case item(ExportedItem)
}

/// The fields of the channel. All texts are as the file has them, with the escapes of XML undone.
package struct ExportedSite: Hashable, Sendable {
    package internal(set) var version = ""
    package internal(set) var title = ""
    package internal(set) var link = ""
    /// The address of the installation, which may hold several blogs.
    package internal(set) var siteURL = ""
    /// The address of the blog.
    package internal(set) var blogURL = ""
}

/// Somebody who wrote. All but the login may be empty.
package struct ExportedAuthor: Hashable, Sendable {
    package internal(set) var id: UInt64?
    package internal(set) var login = ""
    package internal(set) var email = ""
    package internal(set) var displayName = ""
    package internal(set) var firstName = ""
    package internal(set) var lastName = ""
}

/// A category, a tag, or an entry of another taxonomy; also what an item says of one that it bears.
package struct ExportedTerm: Hashable, Sendable {
    /// `category`, `post_tag`, or the name of another taxonomy.
    package internal(set) var taxonomy: String
    package internal(set) var slug = ""
    package internal(set) var name = ""
    /// The slug of the category above this one.
    package internal(set) var parent = ""
}

internal import HTTP

/// What an action comes to.
enum Reply {
    case page(Status, [UInt8])
    /// To a GET page, with one notice that it shows.
    case redirect(String, Notice? = nil)
    case text(Status, String)
    /// A file to be kept, of that media type, under a name of letters, digits, dots, hyphens and underscores.
    case download(String, name: String, [UInt8])
}

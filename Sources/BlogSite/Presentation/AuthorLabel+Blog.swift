internal import Blog

extension AuthorLabel {
    init(_ author: Byline) {
        self.init(
            label: author.displayName, url: author.name.flatMap(AccountName.init(_:)).map { Route.author($0).url })
    }
}

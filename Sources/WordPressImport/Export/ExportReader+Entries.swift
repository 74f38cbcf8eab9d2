extension ExportReader {
    func author() throws(ImportError) -> ExportedAuthor {
        var author = ExportedAuthor()
        while let field = try child() {
            switch (field.vocabulary, field.name) {
            case (.wordpress, "author_id"): author.id = try number()
            case (.wordpress, "author_login"): author.login = try word()
            case (.wordpress, "author_email"): author.email = try word()
            case (.wordpress, "author_display_name"): author.displayName = try word()
            case (.wordpress, "author_first_name"): author.firstName = try word()
            case (.wordpress, "author_last_name"): author.lastName = try word()
            default: try skip()
            }
        }
        return author
    }

    func category() throws(ImportError) -> ExportedTerm {
        try term("category", slug: "category_nicename", name: "cat_name", parent: "category_parent")
    }

    func tag() throws(ImportError) -> ExportedTerm {
        try term("post_tag", slug: "tag_slug", name: "tag_name", parent: "tag_parent")
    }

    func term() throws(ImportError) -> ExportedTerm {
        try term("", slug: "term_slug", name: "term_name", parent: "term_parent")
    }

    private func term(
        _ taxonomy: String, slug: String, name: String, parent: String
    ) throws(ImportError) -> ExportedTerm {
        var term = ExportedTerm(taxonomy: taxonomy)
        while let field = try child() {
            switch (field.vocabulary, field.name) {
            case (.wordpress, slug): term.slug = try word()
            case (.wordpress, name): term.name = try word()
            case (.wordpress, parent): term.parent = try word()
            case (.wordpress, "term_taxonomy"): term.taxonomy = try word()
            default: try skip()
            }
        }
        return term
    }
}

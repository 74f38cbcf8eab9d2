extension ExportReader {
    func item(line: Int) throws(ImportError) -> ExportedItem {
        var item = ExportedItem(line: line)
        while let field = try child() {
            switch field.vocabulary {
            case .rss: try readRSS(field, into: &item)
            case .wordpress: try readWordPress(field, into: &item)
            case .dublinCore where field.name == "creator": item.creator = try word()
            case .content where field.name == "encoded": item.content = try text()
            case .excerpt where field.name == "encoded": item.excerpt = try text()
            default: try skip()
            }
        }
        return item
    }

    private func readRSS(_ field: ExportElement, into item: inout ExportedItem) throws(ImportError) {
        switch field.name {
        case "title": item.title = try text()
        case "guid": item.guid = try word()
        case "pubDate": item.published.rfc2822 = try word()
        case "category":
            // Version 1.0 calls the taxonomy of tags “tag” and leaves the domain of categories out.
            let domain = field["domain"] ?? "category"
            item.terms.append(
                ExportedTerm(
                    taxonomy: domain == "tag" ? "post_tag" : domain, slug: field["nicename"] ?? "",
                    name: try word()))
        default: try skip()
        }
    }

    private func readWordPress(_ field: ExportElement, into item: inout ExportedItem) throws(ImportError) {
        switch field.name {
        case "post_id": item.id = try number()
        case "post_name": item.name = try word()
        case "post_type": item.type = try word()
        case "status": item.status = try word()
        case "post_parent": item.parent = try number()
        case "post_password": item.password = try word()
        case "is_sticky": item.isSticky = try word() == "1"
        case "comment_status": item.commentStatus = try word()
        case "post_date": item.published.local = try word()
        case "post_date_gmt": item.published.utc = try word()
        case "post_modified": item.modified.local = try word()
        case "post_modified_gmt": item.modified.utc = try word()
        case "attachment_url": item.attachmentURL = try word()
        case "comment": item.comments.append(try comment())
        default: try skip()
        }
    }

    private func comment() throws(ImportError) -> ExportedComment {
        var comment = ExportedComment()
        while let field = try child() {
            guard field.vocabulary == .wordpress else {
                try skip()
                continue
            }
            switch field.name {
            case "comment_id": comment.id = try number()
            case "comment_author": comment.author = try word()
            case "comment_author_email": comment.email = try word()
            case "comment_author_url": comment.website = try word()
            case "comment_author_IP": comment.address = try word()
            case "comment_date": comment.date.local = try word()
            case "comment_date_gmt": comment.date.utc = try word()
            case "comment_content": comment.content = try text()
            case "comment_approved": comment.approved = try word()
            case "comment_type": comment.type = try word()
            case "comment_parent": comment.parent = try number()
            case "comment_user_id": comment.userID = try number()
            default: try skip()
            }
        }
        return comment
    }
}

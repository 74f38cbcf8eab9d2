internal import HTTP

// What a list form sends, see ``BulkForm``.
extension Visit {
    /// The ticked rows, or all rows of the page that was seen.
    func selectedIDs() -> [UInt64] {
        let names = form["scope"] == "page" ? form.all("listed") + form.all("ids") : form.all("ids")
        return Set(names.compactMap(Route.id)).sorted()
    }
}

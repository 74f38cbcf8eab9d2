internal import Blog

/// What stands around every page and seldom changes.
struct SiteSurroundings {
    var settings = SiteSettings()
    /// The published pages that the site's menu names.
    var menu: [PageTitle] = []
}

internal import Blog

extension PageLink {
    init(_ label: String, _ route: Route, fragment: String? = nil) {
        self.init(label: label, url: route.url + (fragment.map { "#" + $0 } ?? ""))
    }
}

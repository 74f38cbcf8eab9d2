internal import Blog
internal import HTTP

extension SessionPlace {
    /// What a person recognises in a list: the browser and the system that the request names, and its network.
    init(_ request: Request) {
        let agent = String(decoding: (request.headers["User-Agent"] ?? "").utf8.prefix(500), as: UTF8.self)
        self.init(device: Self.device(agent), network: ClientNetwork(of: request.remoteAddress).text)
    }

    /// Where it was, in words that follow "from"; `nil` where that is not known.
    var origin: String? {
        switch network {
        case "": return nil
        case "127.0.0.0/24", "::/64": return "the computer that the site runs on"
        default:
            let ends = [".0/24", "::/64"]
            guard let end = ends.first(where: network.hasSuffix) else { return network }
            return "an address that begins with \(network.dropLast(end.utf8.count))"
        }
    }

    var deviceWords: String { device.isEmpty ? Self.unknownDevice : device }

    private static let unknownDevice = "An unknown browser"

    private static func device(_ agent: String) -> String {
        // Browsers name their ancestors as well, so the youngest names come first.
        let browser = first(
            [
                ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"),
                ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chromium", "Chromium"),
                ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"), ("python", "a Python program"),
            ], in: agent)
        let system = first(
            [
                ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"),
                ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
            ], in: agent)
        switch (browser, system) {
        case (let browser?, let system?): return "\(browser) on \(system)"
        case (let browser?, nil): return browser
        case (nil, let system?): return "A browser on \(system)"
        case (nil, nil): return unknownDevice
        }
    }

    private static func first(_ names: [(mark: String, name: String)], in agent: String) -> String? {
        names.first { agent.contains($0.mark) }?.name
    }
}

import HTTP

@testable import BlogSite

/// What a browser does: keeps cookies, says where a form was sent from, and sends the token that its page held.
final class Browser {
    var cookies: [String: String] = [:]
    /// The page that was last shown, which is where forms are sent from.
    private(set) var lastPage = ""
    /// From where it asks.
    var remoteAddress = "192.0.2.7"
    private let responder: SiteResponder

    init(_ responder: SiteResponder) { self.responder = responder }

    /// The same browser with the same page before it, answered by another thread's responder.
    func copy(answeredBy responder: SiteResponder) -> Browser {
        let copy = Browser(responder)
        copy.cookies = cookies
        copy.lastPage = lastPage
        return copy
    }

    @discardableResult
    func get(_ url: String, _ edit: (inout Request) -> Void = { _ in }) -> Page {
        send(.get, url, .empty, edit)
    }

    /// Sends a form with the token of the last page, unless the fields hold one.
    @discardableResult
    func post(_ url: String, _ fields: [(String, String)], _ edit: (inout Request) -> Void = { _ in }) -> Page {
        var fields = fields
        if !fields.contains(where: { $0.0 == "form_token" }), let token = Self.formToken(in: lastPage) {
            fields.append(("form_token", token))
        }
        let body = fields.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(separator: "&")
        return send(.post, url, .complete(Array(body.utf8))) { request in
            request.headers.add("Content-Type", "application/x-www-form-urlencoded")
            request.headers.add("Origin", "https://blog.example")
            request.headers.add("Sec-Fetch-Site", "same-origin")
            edit(&request)
        }
    }

    /// Sends bytes as the body of a form.
    func send(form body: [UInt8], to url: String) -> Page {
        send(.post, url, .complete(body)) { request in
            request.headers.add("Content-Type", "application/x-www-form-urlencoded")
            request.headers.add("Origin", "https://blog.example")
            request.headers.add("Sec-Fetch-Site", "same-origin")
        }
    }

    /// Follows a redirect, as a browser does by itself.
    @discardableResult
    func follow(_ page: Page) -> Page {
        get(String((page.headers["Location"] ?? "/nowhere").prefix { $0 != "#" }))
    }

    private func send(_ method: Method, _ url: String, _ body: Body, _ edit: (inout Request) -> Void) -> Page {
        let parts = url.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
        var request = Request(
            method: method, path: parts.first.map(String.init) ?? "", query: parts.count > 1 ? String(parts[1]) : "",
            body: body, remoteAddress: remoteAddress)
        request.headers.add("Host", "blog.example")
        if !cookies.isEmpty {
            request.headers.add("Cookie", cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))
        }
        edit(&request)
        let page = Page(responder.respond(to: request))
        for header in page.headers.values("Set-Cookie") { keep(header) }
        if page.status == .ok || page.status == .unprocessableContent { lastPage = page.text }
        return page
    }

    private func keep(_ header: String) {
        let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
    }

    static func formToken(in page: String) -> String? {
        page.firstMatch(of: /name="form_token" value="([^"]+)"/).map { String($0.1) }
    }

    /// What came back.
    struct Page {
        let status: Status
        let headers: Headers
        let text: String

        init(_ response: Response) {
            status = response.status
            headers = response.headers
            text = String(decoding: response.body, as: UTF8.self)
        }

        var location: String? { headers["Location"] }

        /// Its forms, by their first buttons.
        var forms: [ButtonForm] {
            text.split(separator: "<form ").dropFirst().compactMap { part in
                ButtonForm(part.split(separator: "</form>").first ?? part)
            }
        }

        /// The value of a hidden field.
        func hidden(_ name: String) -> String? {
            try? Regex("name=\"\(name)\" value=\"([^\"]*)\"").firstMatch(in: text)?.output[1].substring.map(String.init)
        }
    }

    /// What a form sends by itself: where to, and its hidden fields.
    struct ButtonForm {
        let action: String
        let fields: [(String, String)]
        /// The words on its first button.
        let button: String

        init?(_ html: Substring) {
            guard let action = html.firstMatch(of: /action="([^"]*)"/)?.1,
                let button = html.firstMatch(of: /<button[^>]*>([^<]*)</)?.1
            else { return nil }
            self.action = String(action).replacing("&amp;", with: "&")
            self.button = String(button)
            fields = html.matches(of: /type="hidden" name="([^"]*)" value="([^"]*)"/).map {
                (String($0.1), String($0.2))
            }
        }
    }
}

extension Browser.Page {
    /// The hidden fields of the form whose text holds some words.
    static func form(in page: String, holding words: String) -> [(String, String)]? {
        page.split(separator: "<form ").dropFirst()
            .first { ($0.split(separator: "</form>").first ?? $0).contains(words) }
            .flatMap { Browser.ButtonForm($0.split(separator: "</form>").first ?? $0) }?
            .fields
    }
}

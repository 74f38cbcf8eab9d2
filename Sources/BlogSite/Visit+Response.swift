internal import Blog
internal import HTTP

extension Visit {
    /// Turns what an action came to into the response, and says whether a cache may keep it: only the page that every
    /// stranger sees, and only while it sets no cookie.
    func response(to reply: Reply) -> Response {
        var response: Response
        switch reply {
        case .page(let status, let body):
            response = Response(status, body: body)
            response.headers.add("Content-Type", "text/html; charset=utf-8")
        case .text(let status, let text):
            response = Response(status, body: Array(text.utf8))
            response.headers.add("Content-Type", "text/plain; charset=utf-8")
        case .download(let type, let name, let body):
            response = Response(.ok, body: body)
            response.headers.add("Content-Type", type)
            response.headers.add("Content-Disposition", "attachment; filename=\"\(name)\"")
        case .redirect(let url, let notice):
            response = Response(.seeOther)
            response.headers.add("Location", url)
            if let notice { cookies.append(Cookie(CookieName.notice, notice.code, maxAge: 60)) }
        }
        for header in headers { response.headers.add(header.name, header.value) }
        for cookie in cookies { response.headers.add("Set-Cookie", cookie.header) }
        response.headers.add(
            "Cache-Control", isShareable(response) ? "public, max-age=1, stale-while-revalidate=10" : "no-store")
        addRefusalHeaders(to: &response)
        return response
    }

    private func isShareable(_ response: Response) -> Bool {
        let strangeToUs =
            viewer.account == nil
            && [
                CookieName.session, CookieName.guest, CookieName.author, CookieName.notice, CookieName.parked,
            ].allSatisfy { cookie($0) == nil }
        return response.status == .ok && strangeToUs && cookies.isEmpty && request.method != .post
            && route?.isShareable == true
    }

    private func addRefusalHeaders(to response: inout Response) {
        switch response.status {
        case .methodNotAllowed:
            let methods = (route?.methods ?? []).flatMap { $0 == .get ? ["GET", "HEAD"] : ["POST"] }
            response.headers.add("Allow", methods.joined(separator: ", "))
        case .serviceUnavailable:
            response.headers.add("Retry-After", "5")
        default: break
        }
    }
}

import Blog
import Foundation
import HTTP
import Testing

@testable import BlogSite

@Suite struct RouteTests {
    private static let slug = Slug("a-slug") ?? .untitled
    private static let cursor = PostCursor(time: Timestamp(seconds: 1_790_000_000), id: 7)

    static let all: [Route] =
        [
            .home(), .home(before: cursor), .post(.post, slug), .post(.post, slug, reply: 7), .post(.page, slug),
            .comments(.post, slug), .comments(.page, slug), .tag(slug), .tag(slug, before: cursor), .category(slug),
            .category(slug, before: cursor), .login(), .logout, .register(), .register(invitation: "a-key"), .setup(),
            .setup(key: "a-key"), .admin,
            .adminPosts(.post), .adminPosts(.page, .draft, before: cursor), .emptyPostTrash(.post),
            .emptyPostTrash(.page), .newPost(.post),
            .newPost(.page), .editPost(7), .editPost(7, showsPreview: true), .adminComments(),
            .adminComments(.spam, after: 7), .emptyComments(.spam),
            .emptyComments(.trash), .health, .readiness, .loginCode(), .loginCode(isRecovery: true), .loginPasskey,
            .verify(), .verify(key: "a-key"),
            .forgottenPassword, .resetPassword(), .resetPassword(key: "a-key"), .account, .profile, .changePassword,
            .changeEmail, .twoFactor, .authenticatorApp, .removeAuthenticatorApp, .recoveryCodes, .passkeys,
            .passkey(7), .sessions, .confirmIdentity(), .confirmIdentity(next: LocalPath("/account/email")),
            .exportAccount, .deleteAccount, .adminAccounts(),
            .adminAccounts(AccountFilter(search: "ada", role: .author), after: 7),
            .adminAccount(7), .invitations, .adminSettings, .adminMail(), .adminMail(before: 7),
        ] + authorPages

    private static let authorPages: [Route] =
        AccountName("A.Writer").map { [.author($0), .author($0, before: cursor)] } ?? []

    @Test func `every case of a route is tried here`() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../Sources/BlogSite/Routing/Route.swift")
            .standardized
        let source = try String(contentsOf: file, encoding: .utf8)
        let declaration = try #require(source.firstMatch(of: /enum Route:[\s\S]*?\n}/))
        let cases = declaration.output.matches(of: /\n    case (\w+)/).map { String($0.output.1) }
        let tried = Self.all.map { String(String(describing: $0).prefix { $0 != "(" }) }
        #expect(cases.count > 15)
        #expect(Set(cases) == Set(tried))
    }

    @Test(arguments: all) func `a printed route is parsed to itself`(_ route: Route) throws {
        let parts = route.url.split(separator: "?", maxSplits: 1)
        let query = try Form(urlEncoded: parts.count > 1 ? Array(parts[1].utf8) : [])
        #expect(Route(path: String(parts[0]), query: query) == route)
    }

    @Test(arguments: [
        "", "//", "/posts", "/posts/", "/posts/a/", "/posts//a", "/posts/../admin", "/posts/a%2fb", "/%61dmin",
        "/admin/",
        "/Admin", "/admin/posts/007/edit", "/admin/posts/+7/edit", "/admin/posts/7.0/edit", "/admin/posts/7abc/edit",
        "/admin/posts/-1/edit", "/admin/posts/99999999999999999999/edit", "/posts/A", "/x/../admin", "/admin%2fposts",
        "/posts/a%00",
        "/posts/a;b", "/.git/config", "/posts/%C0%AE", "admin",
    ])
    func `CVE-2017-1001000: a path in any but its one spelling is not found`(_ path: String) {
        #expect(Route(path: path, query: Form()) == nil)
    }

    @Test(arguments: [
        "//evil.example", "/\\evil.example", "https://evil.example", "https:evil.example", "evil", "", "/a\r\nX: y",
        "/ä", "/ a", "\\/evil",
    ])
    func `open redirect: only a path on this site is gone to`(_ text: String) {
        #expect(LocalPath(text) == nil)
    }

    @Test func `a local path keeps its query`() {
        #expect(LocalPath("/admin/posts?status=draft")?.text == "/admin/posts?status=draft")
    }
}

import Blog
import Testing

@Suite struct ProfileTests {
    @Test func `a profile is kept as it was typed, without white space around it`() throws {
        let profile = try Profile(
            displayName: "  Ada Lovelace 🐦 ", bio: "One.\r\nTwo.\rThree.\n\n", website: " https://ada.example/ ",
            of: "ada")
        #expect(profile.displayName.text == "Ada Lovelace 🐦")
        #expect(profile.bio == "One.\nTwo.\nThree.")
        #expect(profile.website == "https://ada.example/")
    }

    @Test(arguments: [
        "", "   ", "\u{200B}", "\u{2800}", "Ada\u{202E}", "Ada\nLovelace", "Ada\u{0}",
        String(repeating: "a", count: 81),
        "Admin", "moderator", "\u{410}dmin", "A d m i n", "Former member", "FORMER MEMBER",
    ])
    func `a name that hides or imitates is refused`(_ name: String) {
        #expect(fields { _ = try Profile(displayName: name, bio: "", website: "", of: "ada") } == ["display_name"])
    }

    @Test func `whoever bears a reserved name may show it`() throws {
        #expect(try Profile(displayName: "Admin", bio: "", website: "", of: "admin").displayName.text == "Admin")
    }

    @Test func `limits count code points, and both ends of a line as one`() throws {
        let name = String(repeating: "é", count: 80)
        let bio = String(repeating: "x\r\n", count: 499) + "xx"
        #expect(try Profile(displayName: name, bio: bio, website: "", of: "ada").bio.unicodeScalars.count == 1_000)
        let long = bio + "y"
        #expect(fields { _ = try Profile(displayName: name, bio: long, website: "", of: "ada") } == ["bio"])
    }

    @Test func `a limit is written as the hint beside the field writes it`() {
        let long = String(repeating: "x", count: 1_234)
        let problem = #expect(throws: InvalidInput.self) {
            try Profile(displayName: "Ada", bio: long, website: "", of: "ada")
        }
        #expect(problem?.errors.map(\.message) == ["Shorten it to 1,000 characters; it has 1,234."])
        #expect([0, 999, 1_000, 12_003, 1_000_000].map(\.grouped) == ["0", "999", "1,000", "12,003", "1,000,000"])
    }

    @Test(arguments: ["a\u{202E}b", "a\u{0}b", "a\u{1b}[31m"])
    func `a text with invisible characters is refused`(_ bio: String) {
        #expect(fields { _ = try Profile(displayName: "Ada", bio: bio, website: "", of: "ada") } == ["bio"])
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "//evil.example", "https://user@evil.example", "ada.example",
        "https://a.example/\"onclick=x", "https://" + String(repeating: "a", count: 500),
    ])
    func `V1.2.2: a website that is no address to link to is refused`(_ website: String) {
        #expect(fields { _ = try Profile(displayName: "Ada", bio: "", website: website, of: "ada") } == ["website"])
    }

    @Test func `all that is wrong is told at once`() {
        let wrong = fields {
            _ = try Profile(
                displayName: "", bio: String(repeating: "x", count: 1_001), website: "x", of: "ada")
        }
        #expect(wrong == ["display_name", "bio", "website"])
    }

    private func fields(_ body: () throws -> Void) -> [String] {
        do { try body() } catch { return (error as? InvalidInput)?.errors.map(\.field) ?? ["\(error)"] }
        return []
    }
}

import Foundation
import Testing

@testable import Blog

@Suite struct NameTests {
    @Test(arguments: [
        ("ada", "ADA"), ("ada.lovelace", "ada-lovelace"), ("ada.lovelace", "adalovelace"), ("paul", "pauI"),
        ("admin1", "adminl"), ("root", "r00t"), ("modern", "modem"), ("william", "vvilliam"), ("susan", "5u5an"),
    ])
    func `CVE-2008-4106: account names that look alike have one key`(_ name: String, _ imitation: String) throws {
        #expect(try #require(AccountName(name)).lookKey == #require(AccountName(imitation)).lookKey)
    }

    @Test func `the key of the longest name fits into its column`() throws {
        #expect(try #require(AccountName(String(repeating: "m", count: AccountName.limit))).lookKey.utf8.count == 80)
        #expect(try DisplayName.lookKey(of: String(repeating: "\u{FDFA}", count: 80)).unicodeScalars.count == 480)
    }

    @Test(arguments: [
        "admin", "Administrator", "adm1n", "a.d.m.i.n", "postmaster", "abuse", "security", "webmaster", "0fficial",
        "r00t", "support", "5upport", "martlet", "Martlet-", "former-17", "former17", "forrner-1", "the.bird.post",
        "TheBirdPost", "blog.example",
    ])
    func `names of functions, of the site and of former members are reserved, by their look`(_ name: String) throws {
        #expect(try #require(AccountName(name)).isReserved(on: ["The Bird Post", "blog.example", "Ö"]))
    }

    @Test(arguments: ["ada", "bird", "formerly", "admiral", "rooted", "o"])
    func `other names are free`(_ name: String) {
        #expect(AccountName(name)?.isReserved(on: ["The Bird Post", "blog.example"]) != true)
    }

    @Test(arguments: [
        "Ada", "Ada Lovelace", "Łukasz Żółć", "Nguyễn Thị Minh Khai", "李明", "محمد بن سلمان", "نیم‌فاصله", "क्षत्रिय",
        "👩‍💻 Ada", "❤️", "1️⃣ Ada", "O'Brien (she/her)", "สุภาพร", "A", "e\u{301}\u{323}a",
    ])
    func `a display name in any script`(_ text: String) throws { #expect(try DisplayName(text).text == text) }

    @Test func `white space at the ends goes, and between words is one space`() throws {
        #expect(try DisplayName("  Ada \u{A0}\u{3000} Lovelace ").text == "Ada Lovelace")
    }

    @Test(arguments: [
        "", " ", "\u{200B}", "\u{3164}", "Ada\u{202E}nimda", "Ada\u{200B}", "A\u{AD}da", "Ada\n", "Ada\tB", "Ada\0",
        "\u{7}",
        "Ad\u{200D}a", "Ada\u{200D}", "Ada\u{FE0F}", "\u{200C}Ada", "Ada\u{2066}x\u{2069}", "Ada\u{E0041}",
        "\u{115F}Ada",
        "Ada\u{E000}", "Z\u{300}\u{301}\u{302}\u{303}\u{304}", "a\u{20DD}\u{20DD}\u{20DD}\u{20DD}",
        String(repeating: "x", count: 81), "\u{FEFF}Ada", "Ada\u{2028}B",
    ])
    func `control, direction, invisible and piled up characters make no display name`(_ text: String) {
        #expect(throws: FieldError.self) { try DisplayName(text) }
    }

    @Test(arguments: [
        ("Ada Lovelace", "ada.lovelace"), ("Ada Lovelace", "ADA  LOVELACE"), ("Ada Lovelace", "Аdа Lоvelace"),
        ("Paul", "PauI"), ("Ada", "Аｄ𝐚"),
    ])
    func `display names and account names share their look`(_ one: String, _ other: String) throws {
        #expect(try DisplayName.lookKey(of: one) == DisplayName.lookKey(of: other))
        if let name = AccountName(other) { #expect(try DisplayName.lookKey(of: one) == name.lookKey) }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["MARTLET_TEST_DATA"] != nil, "set MARTLET_TEST_DATA"))
    func `naughty strings are refused or are plain lines, and every one has a look`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["MARTLET_TEST_DATA"])
        let data = try Data(contentsOf: URL(filePath: folder + "/naughty-strings.json"))
        let strings = try JSONDecoder().decode([String].self, from: data)
        try #require(strings.count > 400)
        var accepted = 0
        for text in strings {
            _ = try DisplayName.lookKey(of: text)
            guard let name = try? DisplayName(text) else { continue }
            accepted += 1
            #expect(name.text.isPlainLine && name.text.hasVisibleCharacter)
            #expect(try DisplayName(name.text) == name)
            #expect(try !DisplayName.lookKey(of: name.text).isEmpty)
        }
        #expect(accepted > 200)
    }
}

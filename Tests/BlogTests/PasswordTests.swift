import Foundation
import Testing

@testable import Blog

@Suite struct PasswordTests {
    private static let personal = [
        "ada.lovelace", "Ada Lovelace", "Ada.King@analytical.example", "The Bird Post", "blog.example",
    ]

    private func refusal(_ password: String) -> String? {
        do throws(FieldError) {
            _ = try NewPassword(password, personal: Self.personal)
            return nil
        } catch {
            #expect(error.field == "password")
            return error.message
        }
    }

    @Test(arguments: [
        "correct horse battery", " leading and trailing ", "tr0ub4dor&3 and more", "ключ от старого дома",
        "😀🐦🏠🚲🌍☕️📚🎹", "\0\u{1}\u{2}zq\u{7}vw\u{1B}", "kx8#qLm2", "aaaaaaaabbbbbbbc zq 17",
        "purple monkey dishwasher", "11 geese, 4 swans",
    ])
    func `V6.2.1, V6.2.5: eight characters of any kinds do`(_ password: String) {
        #expect(refusal(password) == nil)
    }

    @Test func `V6.2.9: long ones are welcome, up to a thousand characters`() {
        let words = (0..<200).map { "w\($0)" }.joined(separator: " ")
        let pictures = String(String.UnicodeScalarView((0..<1000).compactMap { UnicodeScalar(0x1F300 + $0 * 7 % 250) }))
        for text in [String(words.prefix(64)), String(words.prefix(999)) + "x", pictures] {
            #expect(refusal(text) == nil)
        }
        #expect(pictures.unicodeScalars.count == 1000)
    }

    @Test(arguments: ["", "1234567", "short", "ключ", "😀🐦🏠🚲🌍☕📚"])
    func `V6.2.1: seven characters do not`(_ password: String) {
        #expect(refusal(password) == "Use at least 8 characters.")
    }

    @Test func `CVE-2014-9034: what is longer than a thousand characters is refused by its length alone`() throws {
        let words = (0..<2_000).map { "word \($0)" }.joined(separator: " ")
        for text in [String(words.prefix(1001)), words, String(repeating: "x", count: 1_000_000)] {
            #expect(refusal(text) == "Use at most 1,000 characters.")
            #expect(TypedPassword(text) == nil)
        }
        // Fewer characters, but of many bytes each: one that a browser cannot make.
        let marks = "a" + String(repeating: "\u{1D165}", count: 1_024)
        #expect(TypedPassword(marks) == nil)
        #expect(TypedPassword(String(repeating: "😀", count: 1000)) != nil)
    }

    @Test(arguments: [
        "password", "12345678", "qwertyuiop", "trustno1", "PASSWORD", "Sunshine1", "password123456789", "Passw0rd!",
        "P@ssw0rd1!", "monkey12", "!!dragon!!", "2024iloveyou", "letmein19841231", "passwordpassword", "dragondragon",
        "abcabcabc", "Abc1Abc1", "aaaaaaaa", "        ", "11111111", "qwertyui", "asdfghjkl;", "zxcvbnm,./",
        "1qaz2wsx3edc", "qwertzuiop", "azertyuiop", "87654321", "abcdefgh", "zyxwvuts", "abcd1234", "qweasdzxc",
        "a123456789", "йцукенгш", "password1password1", "password password", "pa$$word$$", "5uperman",
    ])
    func `V6.2.4, V6.2.12: what is known, and what is made of it, is refused`(_ password: String) {
        #expect(refusal(password)?.hasPrefix("This password is among the first") == true, "\(password)")
    }

    @Test(arguments: [
        "lovelace", "AdaLovelace", "ada.lovelace", "Ada Lovelace 1815", "lovelace!!", "Ada.King@analytical.example",
        "analytical", "adaking1815", "thebirdpost", "The Bird Post", "birdpost2026!", "blog.example", "BlogExample1",
        "lovelacelovelace", "10vel4ce", "1815lovelace", "adalovelacepassword", "bird-ada-post",
    ])
    func `V6.2.11: names of the person and the site are refused, also with digits behind`(_ password: String) {
        #expect(refusal(password)?.hasPrefix("Choose a password that is not made of your name") == true, "\(password)")
    }

    @Test func `names within a longer text do not spoil it`() {
        for password in ["adamant granite pebble", "the bird sings in Kyoto", "lovelace-k9#vTq2x"] {
            #expect(refusal(password) == nil, "\(password)")
        }
        // Of so short a name nothing can be said.
        #expect(throws: Never.self) { try NewPassword("al quiet rivers", personal: ["al", "", "  "]) }
    }

    @Test func `V6.2.8: nothing is cut or changed, but that one text has one spelling`() throws {
        for text in [" both ends ", "in\0side out", "UPPER lower", String(repeating: "ab c", count: 250)] {
            #expect(TypedPassword(text)?.text.utf8.elementsEqual(text.utf8) == true)
        }
        let decomposed = try NewPassword("cafe\u{301} au lait", personal: [])
        #expect(decomposed.text.utf8.elementsEqual("caf\u{E9} au lait".utf8))
        #expect(TypedPassword("cafe\u{301} au lait")?.text.utf8.elementsEqual(decomposed.text.utf8) == true)
    }

    @Test func `hostile texts are judged in no time`() {
        let texts = [
            String(repeating: "a", count: 999) + "b", String(repeating: "abcdefghij", count: 100),
            String(repeating: "1", count: 500) + String(repeating: "a", count: 500),
            String(repeating: "e\u{301}", count: 500), String(repeating: "ada", count: 333),
        ]
        for text in texts {
            let time = processorTime { _ = refusal(text) }
            #expect(time < .milliseconds(500), "\(time)")
        }
    }
}

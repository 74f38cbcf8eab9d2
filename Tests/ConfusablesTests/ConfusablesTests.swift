import Confusables
import Foundation
import Testing

@Suite struct ConfusablesTests {
    @Test(arguments: [
        ("Ada Lovelace", "ada.lovelace"), ("Ada Lovelace", "Аdа Lоvеlасе"), ("Paul", "PauI"), ("Bob", "B0B"),
        ("admin", "\u{202E}admin"), ("admin", "ad\u{200B}min"), ("admin", "ａｄｍｉｎ"), ("admin", "admιn"),
        ("Modern", "MODEM"), ("William", "VViIIiam"), ("support", "5upport"), ("Zoe", "2oe"), ("root", "r00t"),
    ])
    func `CVE-2008-4106: names that look alike have one key`(_ name: String, _ imitation: String) throws {
        #expect(try Confusables.key(name) == Confusables.key(imitation))
    }

    @Test(arguments: [("Ada", "Ava"), ("Ada", "Adam"), ("Жанна", "Анна"), ("李明", "李朋"), ("Zoë", "Zoe"), ("7", "1")])
    func `names that differ to the eye have two keys`(_ one: String, _ other: String) throws {
        #expect(try Confusables.key(one) != Confusables.key(other))
    }

    @Test func `the key of an ASCII name is the same with and without libicu`() throws {
        let characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._- ".map(String.init)
        for first in characters {
            for second in characters where !Confusables.plainKey(first + second).isEmpty {
                #expect(
                    try Confusables.key(first + second) == Confusables.plainKey(first + second), "\(first)\(second)")
            }
        }
    }

    @Test(arguments: [
        "", "...", " ", "\u{200B}", "- -", "\u{0}", "\u{FDFA}", String(repeating: "\u{FDFA}", count: 200),
    ])
    func `whatever is asked for, a key comes`(_ text: String) throws {
        #expect(try Confusables.key(text) == Confusables.key(text))
        if text.contains(".") { #expect(try !Confusables.key(text).isEmpty) }
    }

    @Test func `one text in two spellings is composed into one, byte for byte`() {
        #expect(Array(Confusables.composed("e\u{301}").utf8) == Array("\u{E9}".utf8))
        #expect(Array(Confusables.composed("\u{1100}\u{1161}").utf8) == Array("\u{AC00}".utf8))
        #expect(Array(Confusables.composed("a\0\u{212B}").utf8) == Array("a\0\u{C5}".utf8))
        #expect(Array(Confusables.composed(" plain ").utf8) == Array(" plain ".utf8))
        // Form C keeps what only looks alike apart.
        #expect(Array(Confusables.composed("ﬁ").utf8) == Array("ﬁ".utf8))
    }

    @Test func `all threads may ask at once`() {
        let keys = (0..<8).map { _ in "Аdа" }
        DispatchQueue.concurrentPerform(iterations: keys.count) { index in
            for _ in 0..<500 { #expect((try? Confusables.key(keys[index])) == "ada") }
        }
    }
}

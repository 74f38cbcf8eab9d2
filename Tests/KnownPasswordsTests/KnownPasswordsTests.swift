import Testing

@testable import KnownPasswords

@Suite struct KnownPasswordsTests {
    @Test func `the list holds thirty thousand, of one length in one text and in order`() {
        #expect(KnownPasswords.count == 30_000)
        for (length, text) in KnownPasswords.list {
            let bytes = text.withUTF8Buffer(Array.init)
            #expect(bytes.count.isMultiple(of: length))
            let words = stride(from: 0, to: bytes.count, by: length).map { Array(bytes[$0..<$0 + length]) }
            #expect(zip(words, words.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        }
    }

    @Test func `each password of the list is found, and none that lies between two`() {
        for (length, text) in KnownPasswords.list {
            let bytes = text.withUTF8Buffer(Array.init)
            for start in stride(from: 0, to: bytes.count, by: length) {
                let word = String(decoding: bytes[start..<start + length], as: UTF8.self)
                #expect(KnownPasswords.contains(word))
                #expect(!KnownPasswords.contains(word.dropLast() + "\u{7F}"))
            }
        }
    }

    @Test(arguments: ["password", "12345678", "qwertyuiop", "1234", "nemvxyheqdd5oqxyxyzi", "trustno1"])
    func `a well-known one is there`(_ password: String) { #expect(KnownPasswords.contains(password)) }

    @Test(arguments: ["", "a", "\0", "Password", "correct horse battery", "пароль", "😀😀", "zzzzzzzzzzzzzzzzzzzz\u{7F}"])
    func `another one is not`(_ password: String) { #expect(!KnownPasswords.contains(password)) }
}

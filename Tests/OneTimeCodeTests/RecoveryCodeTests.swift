import Testing

@testable import OneTimeCode

@Suite struct RecoveryCodeTests {
    @Test func `V6.5.2: a code has 120 random bits, more than a plain digest needs`() throws {
        let codes = try (0..<1000).map { _ in try RecoveryCode().text }
        for code in codes { #expect(code.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){5}/) != nil) }
        #expect(Set(codes).count == 1000)
        // All of the 32 letters stand in all places, none much more often than its share of 24,000.
        let letters = Dictionary(grouping: codes.joined().filter { $0 != "-" }) { $0 }.mapValues(\.count)
        #expect(letters.count == 32)
        for (letter, count) in letters { #expect((588...912).contains(count), "\(letter): \(count)") }
    }

    @Test func `a code is read however it is typed`() throws {
        let code = try #require(RecoveryCode("0123-4567-89ab-cdef-ghjk-mnpq"))
        #expect(code.text == "0123-4567-89ab-cdef-ghjk-mnpq")
        for typed in [
            "0123 4567 89AB CDEF GHJK MNPQ", "0123456789abcdefghjkmnpq", "O1234567-89ABcdefghjkmnpq",
            "oi23-4567-89ab-cdef-ghjk-mnpq", "0l23-4567-89ab-cdef-ghjk-mnpq", " 0123-4567-89ab-cdef-ghjk-mnpq ",
        ] {
            #expect(RecoveryCode(typed) == code, "\(typed)")
        }
    }

    @Test(arguments: [
        "", "0123-4567-89ab-cdef-ghjk-mnp", "0123-4567-89ab-cdef-ghjk-mnpq0", "u123-4567-89ab-cdef-ghjk-mnpq",
        "0123-4567-89ab-cdef-ghjk-mnp%", "０123-4567-89ab-cdef-ghjk-mnpq", "0123_4567-89ab-cdef-ghjk-mnpq",
        String(repeating: "0", count: 1_000_000),
    ])
    func `what cannot be a code is none`(_ typed: String) {
        #expect(RecoveryCode(typed) == nil)
    }

    @Test func `what is kept of a code is a digest bound to its account`() throws {
        let code = try RecoveryCode()
        #expect(code.digest(for: 1) == RecoveryCode(code.text.uppercased())?.digest(for: 1))
        #expect(code.digest(for: 1).count == 32)
        #expect(code.digest(for: 1) != code.digest(for: 2))
        #expect(try code.digest(for: 1) != RecoveryCode().digest(for: 1))
    }

    @Test func `one field takes both kinds of code`() throws {
        #expect(EnteredCode("123456") == .authenticator("123456"))
        #expect(EnteredCode(" 123 456 ") == .authenticator("123456"))
        let code = try RecoveryCode()
        #expect(EnteredCode(code.text) == .recovery(code))
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６", "٠١٢٣٤٥"] { #expect(EnteredCode(typed) == nil) }
    }
}

import Foundation
import Testing
import XML

@Suite struct HostileDocumentTests {
    private static let refusal = "a document type declaration is not accepted"

    @Test func `billion laughs`() {
        var document = "<?xml version='1.0'?>\n<!DOCTYPE lolz [\n<!ENTITY lol0 'lol'>\n"
        for level in 1...9 {
            let references = String(repeating: "&lol\(level - 1);", count: 10)
            document += "<!ENTITY lol\(level) '\(references)'>\n"
        }
        document += "]>\n<lolz>&lol9;</lolz>"
        #expect(error(reading: document)?.message == Self.refusal)
    }

    @Test func `quadratic blowup`() {
        let value = String(repeating: "x", count: 100_000)
        let references = String(repeating: "&x;", count: 100_000)
        #expect(
            error(reading: "<!DOCTYPE a [<!ENTITY x '\(value)'>]><a>\(references)</a>")?.message == Self.refusal)
    }

    @Test(arguments: ["file:///etc/passwd", "/etc/passwd", "http://127.0.0.1:9/", "php://filter"])
    func `external entity`(address: String) {
        #expect(
            error(reading: "<!DOCTYPE a [<!ENTITY x SYSTEM '\(address)'>]><a>&x;</a>")?.message == Self.refusal)
    }

    @Test func `external entity that would block the reader`() throws {
        let pipe = NSTemporaryDirectory() + UUID().uuidString
        try #require(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        #expect(error(reading: "<!DOCTYPE a SYSTEM '\(pipe)'><a/>")?.message == Self.refusal)
        #expect(
            error(reading: "<!DOCTYPE a [<!ENTITY % p SYSTEM '\(pipe)'>%p;]><a/>")?.message == Self.refusal)
        #expect(
            error(reading: "<!DOCTYPE a [<!ENTITY x SYSTEM '\(pipe)'>]><a>&x;</a>")?.message == Self.refusal)
    }

    @Test func `a document type declaration that never ends`() {
        let document = "<!DOCTYPE a [" + String(repeating: "<!ENTITY e 'x'>", count: 2_000_000)
        #expect(error(reading: document)?.message == "no element begins within the first 1 MB")
    }

    @Test(arguments: ["<a>", "<a><![CDATA[", "<a><!--", "<a><?p ", "<a x='", "<a "])
    func `a text, section, comment, instruction or tag that never ends`(opening: String) {
        let bytes = Array("<r>\n\(opening)".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 60_000_000)
        #expect(error(reading: bytes)?.message == "a text, comment or tag is longer than 10 MB")
    }

    @Test func `nesting without end`() {
        let bytes = [[UInt8]](repeating: Array("<a>".utf8), count: 1_000_000).flatMap { $0 }
        #expect(error(reading: bytes)?.message == "elements are nested deeper than 256")
    }

    @Test func `a million attributes`() {
        var document = "<r>" + String(repeating: " ", count: 600) + "<a"
        for number in 0..<1_000_000 { document += " a\(number)='x'" }
        #expect(error(reading: document + "/>")?.message == "a text, comment or tag is longer than 10 MB")
    }

    @Test func `random bytes never do worse than an error`() {
        var generator = SystemRandomNumberGenerator()
        let seeds = ["<a xmlns:p='urn:x' b='c'>text &amp; <![CDATA[more]]><p:d/><!-- e --></a>", "<!DOCTYPE a []><a/>"]
        for seed in seeds {
            for _ in 0..<2_000 {
                var bytes = Array(seed.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
                if let error = error(reading: bytes) {
                    #expect(!error.message.isEmpty && !error.message.contains("\n"), "\(bytes)")
                }
            }
        }
    }
}

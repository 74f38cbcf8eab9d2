import Foundation
import Testing
import XML

@Suite struct BrokenDocumentTests {
    @Test(arguments: [
        ("", 1, "this is not XML: no element begins the file"),
        ("   \n  ", 2, "this is not XML: no element begins the file"),
        ("just words", 1, "this is not XML: no element begins the file"),
        ("PK\u{3}\u{4}", 1, "this is not XML: no element begins the file"),
        ("<a>\n<b>\n", 2, "the file is cut off: it ends inside <b>"),
        ("<a>\n<b>text", 2, "the file is cut off: it ends inside <b>"),
        ("<a>\n<![CDATA[text", 2, "the file is cut off: it ends inside <a>"),
        ("<a>\n<b x='", 2, "the file is cut off: it ends inside <a>"),
        ("<a/>\n<b/>", 2, "the file goes on after the end of its outermost element"),
        ("<a>\n</b>", 2, "Opening and ending tag mismatch: a line 1 and b"),
        ("<a>\n<p:b/></a>", 2, "Namespace prefix p on b is not defined"),
        ("<a>\n&nbsp;</a>", 2, "Entity 'nbsp' not defined"),
        ("<a>\n]]></a>", 2, "Sequence ']]>' not allowed in content"),
        ("<a>\n\u{1}</a>", 2, "a character that XML does not allow, or bytes that are not in the file's encoding"),
        (
            "<a>\n<![CDATA[\u{8}]]></a>", 2,
            "a character that XML does not allow, or bytes that are not in the file's encoding"
        ),
    ])
    func `a document that breaks the rules is refused with the line and one sentence`(
        document: String, line: Int, message: String
    ) {
        #expect(error(reading: document) == XMLError(line: line, message: message))
    }

    @Test func `a document cut off anywhere is refused as such`() {
        let document = Array(
            "<rss xmlns:p='urn:x' a=\"b\"><p:a>t &amp; é<![CDATA[more é]]><?pi x?><b/></p:a>\n</rss>".utf8)
        for length in 30..<document.count {
            let message = error(reading: Array(document.prefix(length)))?.message ?? ""
            #expect(message.hasPrefix("the file is cut off: it ends inside <"), "\(length): \(message)")
        }
    }

    @Test func `a NUL byte is refused`() {
        #expect(error(reading: Array("<a>\nx".utf8) + [0] + Array("y</a>".utf8))?.line == 2)
    }

    @Test func `bytes that are not in the declared encoding are refused`() {
        let bytes = Array("<?xml version='1.0' encoding='UTF-8'?>\n<a>caf".utf8) + [0xE9] + Array(" noir</a>".utf8)
        #expect(error(reading: bytes)?.line == 2)
        #expect(error(reading: "<?xml version='1.0' encoding='no-such-code'?><a/>")?.line == 1)
        #expect(error(reading: "<?xml version='1.0' encoding='UTF-16'?><a>x</a>") != nil)
    }

    @Test func `after an error every further call throws the same one`() throws {
        let reader = try XMLReader(bytes: Array("<a>\n<b></a>".utf8))
        func read() throws(XMLError) { while try reader.next() != nil {} }
        let first = #expect(throws: XMLError.self) { try read() }
        let second = #expect(throws: XMLError.self) { try read() }
        #expect(first == second)
    }

    @Test func `what a message quotes of the file is short and free of control characters`() throws {
        let name = String(repeating: "n", count: 5_000)
        let message = try #require(error(reading: "<a>\n<\(name)>\n</b></a>")).message
        #expect(message.count <= 200)
        #expect(!message.contains("\n"))
    }

    @Test func `a file that is missing or is a folder is refused without a line`() throws {
        let missing = #expect(throws: XMLError.self) { try XMLReader(path: "/no/such/file.xml") }
        #expect(missing == XMLError(line: nil, message: "cannot open /no/such/file.xml: No such file or directory"))
        let folder = NSTemporaryDirectory()
        let error = #expect(throws: XMLError.self) { while try XMLReader(path: folder).next() != nil {} }
        #expect(error == XMLError(line: nil, message: "cannot read \(folder): Is a directory"))
    }
}

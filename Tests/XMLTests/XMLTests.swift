import Testing
import XML

/// Each event as a short line, so that a test reads like the document.
func events(_ document: String) throws -> [String] {
    try events(Array(document.utf8))
}

func events(_ bytes: [UInt8]) throws -> [String] {
    let reader = try XMLReader(bytes: bytes)
    var lines: [String] = []
    while let event = try reader.next() {
        switch event {
        case .start(let element):
            let attributes = element.attributes.map { " \($0.namespace)|\($0.name)=\($0.value)" }.joined()
            lines.append("<\(element.namespace)|\(element.name)\(attributes)")
        case .text(let text): lines.append("'\(text)'")
        case .end: lines.append(">")
        }
    }
    return lines
}

/// The error that reading the whole document ends with.
func error(reading bytes: [UInt8]) -> XMLError? {
    do {
        _ = try events(bytes)
        return nil
    } catch {
        return error as? XMLError
    }
}

func error(reading document: String) -> XMLError? { error(reading: Array(document.utf8)) }

@Suite struct XMLReaderTests {
    @Test func `elements, attributes and text come in the order of the document`() throws {
        #expect(
            try events("<a x='1' y='&lt;&#233;'>one<b/>two</a>")
                == ["<|a |x=1 |y=<é", "'one'", "<|b", ">", "'two'", ">"])
    }

    @Test func `names are told by namespace, whatever their prefix`() throws {
        #expect(
            try events("<p:a xmlns:p='urn:one' xmlns='urn:two' p:k='v'><b/><p:c xmlns:p='urn:three'/></p:a>")
                == ["<urn:one|a urn:one|k=v", "<urn:two|b", ">", "<urn:three|c", ">", ">"])
    }

    @Test func `a CDATA section is text, and two that touch are one`() throws {
        #expect(
            try events("<a><![CDATA[<b> & ]]]]><![CDATA[> \\o/]]></a>") == ["<|a", "'<b> & ]]> \\o/'", ">"])
    }

    @Test func `comments and processing instructions are passed over`() throws {
        #expect(try events("<?x y?><!-- z --><a><!-- z -->t<?x y?></a><!-- z -->") == ["<|a", "'t'", ">"])
    }

    @Test func `the text of an element leaves out that of elements within it`() throws {
        let reader = try XMLReader(bytes: Array("<a>one <b>two</b><![CDATA[three]]><c/></a>".utf8))
        _ = try reader.next()
        #expect(try reader.text() == "one three")
        #expect(try reader.next() == nil)
    }

    @Test func `skipping passes over an element with everything in it`() throws {
        let reader = try XMLReader(bytes: Array("<a><b><c>x<d/></c></b><e/><f/></a>".utf8))
        _ = try reader.next()
        _ = try reader.next()
        try reader.skipElement()
        guard case .start(let element) = try reader.next() else {
            Issue.record("no element follows the one that was passed over")
            return
        }
        #expect(element.name == "e")
        try reader.skipElement()
        guard case .start(let last) = try reader.next() else {
            Issue.record("no element follows the empty one that was passed over")
            return
        }
        #expect(last.name == "f")
    }

    @Test func `each element knows the line on which it begins`() throws {
        let reader = try XMLReader(bytes: Array("<a>\n<b>\n\n</b><c/>\n\n<d>text\n</d></a>".utf8))
        var lines: [String: Int] = [:]
        while let event = try reader.next() {
            if case .start(let element) = event { lines[element.name] = element.line }
        }
        #expect(lines == ["a": 1, "b": 2, "c": 4, "d": 6])
    }

    @Test func `lines are told beyond 65,535, where libxml2 keeps them only beside text`() throws {
        let text = "<a>\n<p>" + String(repeating: "\n", count: 70_000) + "</p><b>x</b></a>"
        let reader = try XMLReader(bytes: Array(text.utf8))
        var line = 0
        while let event = try reader.next() {
            if case .start(let element) = event, element.name == "b" { line = element.line }
        }
        #expect((70_001...70_004).contains(line))
    }

    @Test(arguments: ["\n\n", " \r\n\t", String(repeating: "\n", count: 10_000)])
    func `white space before the declaration is left out, and lines are still counted from the file's first`(
        space: String
    ) throws {
        let document = space + "<?xml version='1.0'?>\n<a>"
        let reader = try XMLReader(bytes: Array(document.utf8))
        guard case .start(let element) = try reader.next() else {
            Issue.record("the document does not begin")
            return
        }
        let breaks = document.utf8.count { $0 == UInt8(ascii: "\n") }
        #expect(element.line == breaks + 1)
        #expect(throws: XMLError(line: breaks + 1, message: "the file is cut off: it ends inside <a>")) {
            try reader.next()
        }
    }

    @Test func `other encodings become UTF-8`() throws {
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(try events(latin) == ["<|a", "'café'", ">"])
        let utf16 = "\u{FEFF}<a>é</a>".utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(try events(utf16) == ["<|a", "'é'", ">"])
        let marked = [0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8)
        #expect(try events(marked) == ["<|a", "'é'", ">"])
    }

    @Test func `a text of almost 10 MB comes whole`() throws {
        let size = 9_900_000
        let reader = try XMLReader(
            bytes: Array("<a><![CDATA[".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: size)
                + Array("]]></a>".utf8))
        _ = try reader.next()
        #expect(try reader.text().utf8.count == size)
    }

    @Test func `how far reading has come is told in bytes`() throws {
        let document = "<a>" + String(repeating: "<b>text</b>", count: 10_000) + "</a>"
        let reader = try XMLReader(bytes: Array(document.utf8))
        _ = try reader.next()
        let early = reader.bytesRead
        while try reader.next() != nil {}
        #expect(early < document.utf8.count / 2)
        #expect(reader.bytesRead == document.utf8.count)
        #expect(reader.bytesTotal == document.utf8.count)
    }
}

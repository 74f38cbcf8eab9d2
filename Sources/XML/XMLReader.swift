internal import CXML

/// Reads an XML document of any size from its beginning to its end, holding one node at a time.
///
/// Hostile documents: nothing is loaded besides the file itself, a document type declaration (and with it every
/// entity but the five of XML) is refused, and so is a text, comment or tag above ``nodeLimit`` or nesting deeper
/// than ``depthLimit``; libxml2 keeps to these two unless it is told that huge documents are fine, which it is not.
package final class XMLReader {
    /// What comes next in a document.
    package enum Event: Hashable, Sendable {
        case start(XMLElement)
        /// A piece of text or a CDATA section; an element's text may come in several pieces.
        case text(String)
        case end
    }

    /// The bytes of one text, comment or tag: `XML_MAX_TEXT_LENGTH` of libxml2.
    package static let nodeLimit = 10_000_000
    /// `xmlParserMaxDepth` of libxml2.
    package static let depthLimit = 256

    static let doctypeRefusal = "a document type declaration is not accepted"
    static let lengthRefusal = "a text, comment or tag is longer than \(nodeLimit / 1_000_000) MB"

    /// Bytes that may be read until the next node is complete: the limit and what libxml2 reads ahead.
    private static let allowance = nodeLimit + 1_000_000

    /// Bytes that may be read until the first element begins. libxml2 scans a document type declaration again with
    /// every piece that arrives, which took 16 seconds for one of 11 MB.
    private static let prologLimit = 1_000_000

    private static let library: Void = {
        xmlInitParser()
        // Nothing asks for an external entity; should something do, it finds none.
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()

    private let handle: xmlTextReaderPtr
    private let input: XMLInput
    private let diagnosis: XMLDiagnosis
    private var hasBegun = false
    private var emptyElementOpen = false
    private var failure: XMLError?
    /// How many elements are open.
    private var depth = 0
    /// The line of the element that began last.
    package private(set) var line = 1

    package var bytesRead: Int { input.bytesRead }
    /// `nil` when the file is a pipe.
    package var bytesTotal: Int? { input.bytesTotal }

    /// - Throws: an ``XMLError`` without a line when the file cannot be opened.
    package convenience init(path: String) throws(XMLError) {
        try self.init(XMLInput(path: path))
    }

    /// A document in memory.
    package convenience init(bytes: [UInt8]) throws(XMLError) {
        try self.init(XMLInput(bytes: bytes))
    }

    private init(_ input: XMLInput) throws(XMLError) {
        _ = Self.library
        input.allow(Self.prologLimit)
        let readBytes: xmlInputReadCallback = { context, buffer, length in
            guard let context, let buffer else { return -1 }
            let input = Unmanaged<XMLInput>.fromOpaque(context).takeUnretainedValue()
            return Int32(input.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))))
        }
        let options = Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue)
        guard
            let handle = xmlReaderForIO(
                readBytes, nil, Unmanaged.passUnretained(input).toOpaque(), nil, nil, options)
        else { throw input.failure ?? XMLError(line: nil, message: "no memory for a reader") }
        self.handle = handle
        self.input = input
        diagnosis = XMLDiagnosis(input)
        xmlTextReaderSetStructuredErrorHandler(
            handle,
            { context, report in
                guard let context, let report else { return }
                Unmanaged<XMLDiagnosis>.fromOpaque(context).takeUnretainedValue().note(report.pointee)
            }, Unmanaged.passUnretained(diagnosis).toOpaque())
    }

    deinit { xmlFreeTextReader(handle) }

    /// The next start, text or end; `nil` after the end of the document. Comments and processing instructions are
    /// passed over. After an error every further call throws the same one.
    package func next() throws(XMLError) -> Event? {
        if let failure { throw failure }
        do throws(XMLError) {
            return try read()
        } catch {
            failure = error
            throw error
        }
    }

    /// Passes over what is left of the element that began last, its end included.
    package func skipElement() throws(XMLError) {
        let outside = depth - 1
        while depth > outside, try next() != nil {}
    }

    /// The text of the element that began last, up to its end and without that of elements within it.
    package func text() throws(XMLError) -> String {
        let outside = depth - 1
        var text = ""
        while depth > outside, let event = try next() {
            if case .text(let piece) = event, depth == outside + 1 { text += piece }
        }
        return text
    }

    private func read() throws(XMLError) -> Event? {
        if emptyElementOpen {
            emptyElementOpen = false
            depth -= 1
            return .end
        }
        while true {
            if hasBegun { input.allow(Self.allowance) }
            let status = xmlTextReaderRead(handle)
            if let error = problem(status) { throw error }
            guard status == 1 else { return nil }
            hasBegun = true
            switch xmlReaderTypes(UInt32(bitPattern: xmlTextReaderNodeType(handle))) {
            case XML_READER_TYPE_ELEMENT:
                return .start(startElement())
            case XML_READER_TYPE_END_ELEMENT:
                depth -= 1
                return .end
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                return .text(string(xmlTextReaderConstValue(handle)))
            case XML_READER_TYPE_COMMENT, XML_READER_TYPE_PROCESSING_INSTRUCTION:
                continue
            default:
                throw XMLError(line: parserLine, message: Self.doctypeRefusal)
            }
        }
    }

    private func problem(_ status: Int32) -> XMLError? {
        if let error = input.failure { return error }
        if input.isExhausted {
            return XMLError(
                line: parserLine, message: hasBegun ? Self.lengthRefusal : "no element begins within the first 1 MB")
        }
        if let error = diagnosis.error {
            return XMLError(line: error.line.map { $0 + input.skippedLines }, message: error.message)
        }
        return status < 0 ? XMLError(line: parserLine, message: "this is not XML") : nil
    }

    /// Where libxml2 has come to, which is up to 512 bytes behind the node that it tells of.
    private var parserLine: Int { Int(xmlTextReaderGetParserLineNumber(handle)) + input.skippedLines }

    private func startElement() -> XMLElement {
        emptyElementOpen = xmlTextReaderIsEmptyElement(handle) == 1
        depth += 1
        // 65,535 stands for "too far down to tell".
        let told = Int(xmlGetLineNo(xmlTextReaderCurrentNode(handle)))
        if told > 0 && told != 65_535 { line = max(line, told + input.skippedLines) }
        return XMLElement(
            namespace: string(xmlTextReaderConstNamespaceUri(handle)),
            name: string(xmlTextReaderConstLocalName(handle)),
            attributes: attributes(), line: line)
    }

    private func attributes() -> [XMLElement.Attribute] {
        guard xmlTextReaderHasAttributes(handle) == 1 else { return [] }
        var attributes: [XMLElement.Attribute] = []
        while xmlTextReaderMoveToNextAttribute(handle) == 1 {
            guard xmlTextReaderIsNamespaceDecl(handle) != 1 else { continue }
            attributes.append(
                XMLElement.Attribute(
                    namespace: string(xmlTextReaderConstNamespaceUri(handle)),
                    name: string(xmlTextReaderConstLocalName(handle)), value: string(xmlTextReaderConstValue(handle))))
        }
        xmlTextReaderMoveToElement(handle)
        return attributes
    }

    private func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }
}

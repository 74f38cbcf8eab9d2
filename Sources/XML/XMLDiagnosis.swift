internal import CXML

/// Keeps the first error that libxml2 reports; what it reports after that is a consequence.
final class XMLDiagnosis {
    private let input: XMLInput
    private(set) var error: XMLError?

    init(_ input: XMLInput) { self.input = input }

    func note(_ report: xmlError) {
        guard error == nil, report.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        error = XMLError(line: Int(report.line), message: message(for: report))
    }

    private func message(for report: xmlError) -> String {
        let parser = report.ctxt?.assumingMemoryBound(to: xmlParserCtxt.self).pointee
        // Whatever goes wrong in or after such a declaration, it would have been refused.
        guard parser?.myDoc?.pointee.intSubset == nil else { return XMLReader.doctypeRefusal }
        switch xmlParserErrors(UInt32(bitPattern: report.code)) {
        case XML_ERR_DOCUMENT_EMPTY:
            return Self.notXML
        case XML_ERR_DOCUMENT_END where xmlDocGetRootElement(parser?.myDoc) == nil:
            return Self.notXML
        case XML_ERR_DOCUMENT_END where parser?.nameNr == 0:
            return "the file goes on after the end of its outermost element"
        case XML_ERR_TAG_NAME_MISMATCH:
            return Self.printable(report)
        case let code where code == XML_ERR_DOCUMENT_END || isAtEnd(parser):
            let name = parser?.name?.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            return "the file is cut off: it ends " + (name.map { "inside <\(Self.printable($0))>" } ?? "too early")
        case XML_ERR_INTERNAL_ERROR, XML_ERR_NO_MEMORY:
            // "Excessive depth", "Huge input lookup" and "huge text node" share these two numbers.
            return (parser?.nodeNr ?? 0) > XMLReader.depthLimit
                ? "elements are nested deeper than \(XMLReader.depthLimit)" : XMLReader.lengthRefusal
        case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING, XML_I18N_CONV_FAILED:
            return "a character that XML does not allow, or bytes that are not in the file's encoding"
        default:
            return Self.printable(report)
        }
    }

    /// The parser missed something where the file had nothing more, or one byte that it could not make use of.
    private func isAtEnd(_ parser: xmlParserCtxt?) -> Bool {
        guard input.hasEnded, let buffer = parser?.input?.pointee else { return false }
        return buffer.end - buffer.cur <= 1
    }

    private static let notXML = "this is not XML: no element begins the file"

    private static func printable(_ report: xmlError) -> String {
        printable(report.message.map { String(cString: $0) } ?? "error \(report.code)")
    }

    /// One line of at most 200 characters, since libxml2 quotes names from the file.
    private static func printable(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars.prefix(200) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: line += " "
            default: line.unicodeScalars.append(scalar)
            }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

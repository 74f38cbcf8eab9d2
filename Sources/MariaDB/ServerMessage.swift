/// An error message of the server, taken apart into what may be printed.
///
/// Many messages quote the value at fault ("Duplicate entry 'ann@example.org' for key 'email'"). A value may hold
/// quotes itself and a long message is cut, so everything from the first quote or digit on is taken out, except the
/// last phrase of the server's that is followed by names from the schema alone.
struct ServerMessage {
    let code: UInt32
    let text: String

    var withoutValues: String {
        if Self.quotesNoValue.contains(code) || (2000...2999).contains(code) { return text }
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { isQuote($0) || isDigit($0) }) else { return text }
        let names = Self.namesFollow.compactMap { bytes.lastRange(of: $0, after: first)?.lowerBound }.max()
        let quote = isQuote(bytes[first]) ? bytes[first...first] : []
        let kept = bytes.count < Self.longestUncut ? names.map { bytes[$0...] } : nil
        return String(decoding: bytes[..<first] + quote + Array("...".utf8) + (kept ?? quote), as: UTF8.self)
    }

    /// MariaDB names the key alone, MySQL 8 as `table.key`.
    var duplicateKey: String? {
        guard code == 1062 || code == 1586 else { return nil }
        let bytes = Array(text.utf8)
        guard let phrase = bytes.lastRange(of: Array("' for key '".utf8), after: 0), bytes.last == UInt8(ascii: "'")
        else { return nil }
        let name = bytes[phrase.upperBound...].dropLast()
        return name.split(separator: UInt8(ascii: ".")).last.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The client library cuts messages at MYSQL_ERRMSG_SIZE (512); below this none was.
    private static let longestUncut = 500

    private static let namesFollow = ["' for key '", "' for column ", "' for function "].map { Array($0.utf8) }

    /// Errors whose messages hold names, numbers and our own SQL, by the server's list of messages (errmsg-utf8.txt).
    /// A number that is not here loses what it quotes.
    private static let quotesNoValue: Set<UInt32> = [
        1005, 1020, 1022, 1040, 1044, 1045, 1046, 1047, 1048, 1049, 1050, 1051, 1052, 1053, 1054, 1059, 1060, 1061,
        1064, 1065, 1068, 1069, 1071, 1072, 1075, 1091, 1101, 1103, 1109, 1110, 1113, 1129, 1136, 1142, 1143, 1146,
        1193,
        1203, 1205, 1206, 1213, 1215, 1216, 1217, 1226, 1227, 1243, 1264, 1265, 1290, 1305, 1317, 1364, 1406, 1451,
        1452,
        1461, 1615, 1792, 1836, 1927, 1969, 3024, 3032, 3169, 3819, 4025, 4031,
    ]
}

private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"")
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

extension [UInt8] {
    fileprivate func lastRange(of phrase: [UInt8], after start: Int) -> Range<Int>? {
        guard count - phrase.count >= start else { return nil }
        for lower in stride(from: count - phrase.count, through: start, by: -1)
        where self[lower..<lower + phrase.count].elementsEqual(phrase) {
            return lower..<lower + phrase.count
        }
        return nil
    }
}

import Foundation
import MariaDB
import TestDatabase
import Testing

@Suite struct RoundTripTests {
    @Test(arguments: [
        "", " ", "a", "'", "\"", "`", "\\", "\\'", "%_", "?", "a\0b", "\0", "naïve café", "漢字", "👩‍👩‍👧‍👦🇪🇺🐦", "e\u{301}",
        "\u{10FFFF}", "\u{FEFF}", "line\r\nline", "x' OR '1'='1", "'; DROP TABLE samples; --", "\u{202E}abc",
        String(repeating: "🐦", count: 190),
    ])
    func `text comes back as it went`(text: String) throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO samples (word, article) VALUES (\(text), \(text))")
            let found = try connection.row("SELECT word, article, CHAR_LENGTH(word), LENGTH(word) FROM samples") {
                row in
                (try row.string(0), try row.string(1), try row.int(2), try row.int(3))
            }
            #expect(found?.0.utf8.elementsEqual(text.utf8) == true)
            #expect(found?.1.utf8.elementsEqual(text.utf8) == true)
            #expect(found?.2 == text.unicodeScalars.count)
            #expect(found?.3 == text.utf8.count)
        }
    }

    @Test(.enabled(if: testData != nil, "MARTLET_TEST_DATA names no folder"))
    func `every naughty string comes back as it went`() throws {
        let file = try #require(testData).appending(path: "naughty-strings.json")
        let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        #expect(strings.count > 500)
        try withConnection { connection throws in
            for string in strings {
                let id = try connection.execute("INSERT INTO samples (article) VALUES (\(string))").insertID
                let found = try connection.row("SELECT article FROM samples WHERE id = \(id) AND article = \(string)") {
                    row in try row.string(0)
                }
                #expect(found?.utf8.elementsEqual(string.utf8) == true)
            }
            #expect(try connection.number("SELECT COUNT(*) FROM samples") == strings.count)
        }
    }

    @Test func `bytes come back as they went`() throws {
        try withConnection { connection throws in
            let all = Array(UInt8.min...UInt8.max).dropLast() as [UInt8]
            for bytes in [[], [0], all] {
                let id = try connection.execute("INSERT INTO samples (raw, file) VALUES (\(bytes), \(bytes))").insertID
                let found = try connection.row("SELECT raw, file FROM samples WHERE id = \(id) AND raw = \(bytes)") {
                    row in (try row.bytes(0), try row.bytes(1))
                }
                #expect(found?.0 == bytes)
                #expect(found?.1 == bytes)
            }
        }
    }

    @Test func `empty text is not NULL and NULL is not empty text`() throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO samples (word, raw) VALUES (\(""), \([] as [UInt8]))")
            try connection.execute("INSERT INTO samples (word, raw) VALUES (\(nil as String?), \(nil as [UInt8]?))")
            let found = try connection.rows("SELECT word, raw, word IS NULL, raw IS NULL FROM samples ORDER BY id") {
                row in
                (try row.optionalString(0), try row.optionalBytes(1), try row.bool(2), try row.bool(3))
            }
            #expect(found.map(\.0) == ["", nil])
            #expect(found.map(\.1) == [[], nil])
            #expect(found.map(\.2) == [false, true])
            #expect(found.map(\.3) == [false, true])
        }
    }

    @Test func `whole numbers come back at the limits of their types`() throws {
        try withConnection { connection throws in
            for (signed, unsigned) in [
                ([Int(Int8.min), Int(Int16.min), Int(Int32.min), Int.min], [0, 0, 0, 0] as [UInt64]),
                (
                    [Int(Int8.max), Int(Int16.max), Int(Int32.max), Int.max],
                    [UInt64(UInt8.max), UInt64(UInt16.max), UInt64(UInt32.max), UInt64.max]
                ),
                ([-1, -1, -1, -1], [128, 32768, 2_147_483_648, 9_223_372_036_854_775_808]),
            ] {
                let id = try connection.execute(
                    """
                    INSERT INTO samples
                        (tiny, small, middle, big, tiny_unsigned, small_unsigned, middle_unsigned, big_unsigned)
                    VALUES (\(signed[0]), \(signed[1]), \(signed[2]), \(signed[3]),
                        \(unsigned[0]), \(unsigned[1]), \(unsigned[2]), \(unsigned[3]))
                    """
                ).insertID
                let found = try connection.row(
                    """
                    SELECT tiny, small, middle, big, tiny_unsigned, small_unsigned, middle_unsigned, big_unsigned
                    FROM samples WHERE id = \(id)
                    """
                ) { row in (try (0..<4).map { try row.int($0) }, try (4..<8).map { try row.uint($0) }) }
                #expect(found?.0 == signed)
                #expect(found?.1 == unsigned)
            }
        }
    }

    @Test func `sums and counts are whole numbers`() throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO samples (big_unsigned) VALUES (1), (2), (\(UInt64.max - 3))")
            let found = try connection.row(
                "SELECT SUM(big_unsigned), COUNT(*), -SUM(small), MAX(id) + 1.5 FROM samples"
            ) {
                row in
                #expect(mariaDBError { _ = try row.uint(3) } != nil)
                return (try row.uint(0), try row.int(1), try row.optionalInt(2))
            }
            #expect(found?.0 == .max)
            #expect(found?.1 == 3)
            #expect(found?.2 == nil)
        }
    }

    @Test(
        arguments: [
            0, -1, 1_709_164_800_123_456, -62_135_596_800_000_000, 253_402_300_799_999_999, 951_782_400_000_000,
        ] as [Int64])
    func `moments come back to the microsecond and mean UTC`(moment: Int64) throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO samples (moment) VALUES (\(SQL.Value.dateTime(moment)))")
            let found = try connection.row("SELECT moment FROM samples WHERE moment = \(SQL.Value.dateTime(moment))") {
                row in try row.dateTime(0)
            }
            #expect(found == moment)
            let seconds = try connection.row(
                "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00.000000', moment) FROM samples"
            ) { row in try row.int(0) }
            #expect(seconds.map(Int64.init) == moment)
        }
    }

    @Test func `a date without a time is its midnight`() throws {
        try withConnection { connection throws in
            let found = try connection.row("SELECT CAST('2024-02-29' AS DATE)") { row in try row.dateTime(0) }
            #expect(found == 1_709_164_800_000_000)
        }
    }

    @Test func `text of megabytes comes back whole`() throws {
        try withConnection { connection throws in
            let text = String(repeating: "Über 🐦 ", count: 400_000)
            let id = try connection.execute("INSERT INTO samples (article) VALUES (\(text))").insertID
            let found = try connection.row("SELECT article, id FROM samples WHERE id = \(id)") { row in
                (try row.string(0), try row.uint(1))
            }
            #expect(found?.0.utf8.count == 4_400_000)
            #expect(found?.0 == text)
            #expect(found?.1 == id)
            #expect(try connection.number("SELECT LENGTH(article) FROM samples") == 4_400_000)
        }
    }

    @Test func `rows of very different sizes follow one another`() throws {
        try withConnection { connection throws in
            let sizes = [0, 1, 250, 251, 252, 65_535, 65_536, 70_000, 3, 1_048_576, 16]
            for size in sizes {
                try connection.execute("INSERT INTO samples (article, middle) VALUES (REPEAT('x', \(size)), \(size))")
            }
            let found = try connection.rows("SELECT article, middle FROM samples ORDER BY id") { row in
                (try row.string(0), try row.int(1))
            }
            #expect(found.map(\.0.utf8.count) == sizes)
            #expect(found.map(\.1) == sizes)
        }
    }

    @Test func `what does not fit its column is refused and not cut`() throws {
        try withConnection { connection throws in
            let long = mariaDBError {
                try connection.execute("INSERT INTO samples (word) VALUES (\(String(repeating: "é", count: 191)))")
            }
            #expect(long?.code == 1406)
            #expect(long?.isBadValue == true)
            let large = mariaDBError { try connection.execute("INSERT INTO samples (tiny) VALUES (\(128))") }
            #expect(large?.code == 1264)
            let word = mariaDBError { try connection.execute("INSERT INTO samples (big) VALUES (\("seven"))") }
            #expect(word?.isBadValue == true)
            let count = try connection.number("SELECT COUNT(*) FROM samples")
            #expect(count == 0)
        }
    }

    @Test(arguments: [Int64.min, -62_135_596_800_000_001, 253_402_300_800_000_000, Int64.max])
    func `a moment outside the years 1 to 9999 is refused`(moment: Int64) throws {
        try withConnection { connection throws in
            let error = mariaDBError {
                try connection.execute("INSERT INTO samples (moment) VALUES (\(SQL.Value.dateTime(moment)))")
            }
            #expect(error?.message == "value 0 is a date outside the years 1 to 9999")
            let count = try connection.number("SELECT COUNT(*) FROM samples")
            #expect(count == 0)
        }
    }
}

/// The folder of real input, where the tests were given one.
let testData = ProcessInfo.processInfo.environment["MARTLET_TEST_DATA"].map { URL(filePath: $0) }

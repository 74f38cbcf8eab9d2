import MariaDB
import TestDatabase
import Testing

@Suite struct RowTests {
    private struct DecodingFailed: Error {}

    @Test func `a value of another type is an error that names column and statement`() throws {
        try withConnection { connection throws in
            let error = mariaDBError {
                _ = try connection.row("SELECT 1, \("secret")") { row in try row.uint(1) }
            }
            #expect(error?.message == "column 1 is text, and was read as a whole number")
            #expect(error?.sql == "SELECT 1, ?")
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test func `each mismatch is noticed`() throws {
        try withConnection { connection throws in
            try connection.execute(
                """
                INSERT INTO samples (word, raw, big, big_unsigned, moment, tiny, ratio)
                VALUES ('12', '12', -1, \(UInt64.max), '2024-01-01', 2, 0.5)
                """)
            try connection.forEachRow(of: "SELECT word, raw, big, big_unsigned, moment, tiny, ratio FROM samples") {
                row throws in
                #expect(
                    mariaDBError { _ = try row.int(0) }?.message == "column 0 is text, and was read as a whole number")
                #expect(mariaDBError { _ = try row.string(1) }?.message == "column 1 is bytes, and was read as text")
                #expect(
                    mariaDBError { _ = try row.uint(2) }?.message == "column 2 is negative, and was read as unsigned")
                #expect(mariaDBError { _ = try row.int(3) }?.message == "column 3 is too large for a signed number")
                #expect(mariaDBError { _ = try row.string(4) }?.message == "column 4 is a date, and was read as text")
                #expect(
                    mariaDBError { _ = try row.bool(5) }?.message
                        == "column 5 is neither 0 nor 1, and was read as a truth value")
                #expect(
                    mariaDBError { _ = try row.dateTime(5) }?.message
                        == "column 5 is a whole number, and was read as a date")
                #expect(
                    mariaDBError { _ = try row.bytes(2) }?.message
                        == "column 2 is a whole number, and was read as bytes")
                #expect(
                    mariaDBError { _ = try row.int(6) }?.message
                        == "column 6 is a floating-point number, and was read as a whole number")
                #expect(
                    mariaDBError { _ = try row.int(7) }?.message
                        == "column 7 does not exist: there are 7, counted from 0")
                #expect(
                    mariaDBError { _ = try row.int(-1) }?.message
                        == "column -1 does not exist: there are 7, counted from 0")
            }
        }
    }

    @Test func `NULL where a value must be is an error`() throws {
        try withConnection { connection throws in
            try connection.execute("INSERT INTO samples () VALUES ()")
            try connection.forEachRow(of: "SELECT word, raw, big, big_unsigned, moment, flag FROM samples") {
                row throws in
                let reads: [() throws -> Void] = [
                    { _ = try row.string(0) }, { _ = try row.bytes(1) }, { _ = try row.int(2) },
                    { _ = try row.uint(3) },
                    { _ = try row.dateTime(4) }, { _ = try row.bool(5) },
                ]
                for (column, read) in reads.enumerated() {
                    #expect(mariaDBError(read)?.message == "column \(column) is NULL")
                }
                #expect(try row.optionalString(0) == nil)
                #expect(try row.optionalBytes(1) == nil)
                #expect(try row.optionalInt(2) == nil)
                #expect(try row.optionalUInt(3) == nil)
                #expect(try row.optionalDateTime(4) == nil)
            }
        }
    }

    @Test func `NULLs do not shift the columns behind them`() throws {
        try withConnection { connection throws in
            let found = try connection.row("SELECT 1, NULL, 2, NULL, 'x', NULL, NULL, NULL, NULL, 3, NULL, 4") { row in
                (try row.int(0), try row.int(2), try row.string(4), try row.int(9), try row.int(11))
            }
            #expect(found.map { "\($0)" } == "(1, 2, \"x\", 3, 4)")
        }
    }

    @Test func `a closure that throws leaves the connection usable`() throws {
        try withConnection { connection throws in
            for number in 1...50 { try connection.execute("INSERT INTO samples (middle) VALUES (\(number))") }
            for failing in [1, 25, 50] {
                #expect(throws: DecodingFailed.self) {
                    _ = try connection.rows("SELECT middle FROM samples ORDER BY id") { row in
                        if try row.int(0) == failing { throw DecodingFailed() }
                    }
                }
                #expect(throws: DecodingFailed.self) {
                    _ = try connection.row("SELECT middle FROM samples") { _ in throw DecodingFailed() }
                }
                #expect(try connection.number("SELECT COUNT(*) FROM samples") == 50)
            }
        }
    }

    @Test func `the first of many rows is taken and the rest is let go`() throws {
        try withConnection { connection throws in
            for number in 1...20 { try connection.execute("INSERT INTO samples (middle) VALUES (\(number))") }
            #expect(try connection.number("SELECT middle FROM samples ORDER BY middle DESC") == 20)
            #expect(try connection.number("SELECT middle FROM samples ORDER BY middle DESC") == 20)
            #expect(try connection.number("SELECT middle FROM samples WHERE middle > 20") == nil)
        }
    }

    @Test func `a row kept beyond its closure cannot be read`() throws {
        try withConnection { connection throws in
            var kept: Row?
            _ = try connection.rows("SELECT 1 UNION ALL SELECT 2") { row in
                if let kept {
                    #expect(mariaDBError { _ = try kept.int(0) }?.message == "a row was read after its turn")
                }
                kept = row
            }
            let row = try #require(kept)
            #expect(mariaDBError { _ = try row.int(0) }?.message == "a row was read after its turn")
            connection.close()
            #expect(mariaDBError { _ = try row.int(0) }?.message == "a row was read after its turn")
        }
    }

    @Test func `a statement inside a row closure is refused with a plain sentence`() throws {
        try withConnection { connection throws in
            let error = mariaDBError {
                _ = try connection.rows("SELECT 1 UNION ALL SELECT 2") { _ in try connection.execute("SELECT 3") }
            }
            #expect(error?.message == "a statement was run inside the row closure of another one")
            #expect(try connection.number("SELECT 4") == 4)
        }
    }

    @Test func `closing the connection inside a row closure ends the result with an error`() throws {
        try withConnection { connection throws in
            let sentence = "the connection was closed while its rows were read"
            let all = mariaDBError {
                _ = try connection.rows("SELECT seq, 'word' FROM seq_1_to_5000") { row in
                    connection.close()
                    #expect(mariaDBError { _ = try row.string(1) }?.message == "a row was read after its turn")
                }
            }
            #expect(all?.message == sentence)
            let each = mariaDBError {
                try connection.forEachRow(of: "SELECT seq FROM seq_1_to_5000") { _ in connection.close() }
            }
            #expect(each?.message == sentence)
            #expect(try connection.row("SELECT 1 UNION ALL SELECT 2") { _ in connection.close() } != nil)
            #expect(
                mariaDBError {
                    _ = try connection.rows("SELECT 1 UNION ALL SELECT 2") { _ in
                        connection.close()
                        _ = try connection.number("SELECT 3")
                    }
                }?.message == "a statement was run inside the row closure of another one")
            #expect(try connection.number("SELECT 4") == 4)
        }
    }

    @Test func `rows of a statement run for its effect are counted and dropped`() throws {
        try withConnection { connection throws in
            #expect(try connection.execute("SELECT 1 UNION ALL SELECT 2").affectedRows == 2)
            #expect(try connection.execute("SELECT 1 FROM samples").affectedRows == 0)
            #expect(try connection.number("SELECT 3") == 3)
            #expect(try connection.rows("DELETE FROM samples") { _ in 1 } == [])
        }
    }

    @Test func `a write that answers with rows counts what it wrote`() throws {
        try withConnection { connection throws in
            let inserted = try connection.execute("INSERT INTO samples (word) VALUES ('a'), ('b'), ('c') RETURNING id")
            #expect(inserted.affectedRows == 3)
            #expect(try connection.execute("DELETE FROM samples WHERE word <> 'a' RETURNING word").affectedRows == 2)
            #expect(try connection.execute("DELETE FROM samples WHERE word = 'z' RETURNING word").affectedRows == 0)
            #expect(try connection.execute("UPDATE samples SET word = 'z'").affectedRows == 1)
        }
    }

    @Test func `an error among rows that nobody wanted is an error all the same`() throws {
        try withConnection { connection throws in
            let error = mariaDBError {
                try connection.execute(
                    """
                    SELECT CASE WHEN seq < 4000 THEN REPEAT('x', 500)
                        ELSE (SELECT seq FROM seq_1_to_2 WHERE seq <= a.seq) END
                    FROM seq_1_to_5000 a
                    """)
            }
            #expect(error?.code == 1242)
            #expect(try connection.number("SELECT 1") == 1)
        }
    }
}

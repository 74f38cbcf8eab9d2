import Testing

@testable import MariaDB

@Suite struct SQLTests {
    @Test func `interpolated values become parameters and never text`() {
        let sql: SQL =
            "SELECT a FROM t WHERE b = \("x' OR 1 = 1 --") AND c = \(7) AND d = \(UInt64.max) AND e = \([1, 2] as [UInt8])"
        #expect(sql.text == "SELECT a FROM t WHERE b = ? AND c = ? AND d = ? AND e = ?")
        #expect(sql.values == [.text("x' OR 1 = 1 --"), .int(7), .uint(.max), .bytes([1, 2])])
    }

    @Test func `nothing becomes NULL`() {
        let sql: SQL = "\(nil as String?) \(nil as [UInt8]?) \(nil as UInt64?)"
        #expect(sql.text == "? ? ?")
        #expect(sql.values == [.null, .null, .null])
    }

    @Test func `a fragment brings its text and its values`() {
        let mine: SQL = "author_id = \(3)"
        let sql: SQL = "SELECT id FROM posts WHERE \(mine) AND draft = \(false)"
        #expect(sql.text == "SELECT id FROM posts WHERE author_id = ? AND draft = ?")
        #expect(sql.values == [.int(3), .int(0)])
    }

    @Test func `an empty list matches nothing`() {
        let sql: SQL = "id IN (\(list: [UInt64]()))"
        #expect(sql.text == "id IN (NULL)")
        #expect(sql.values.isEmpty)
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (5, 8), (8, 8), (9, 16)])
    func `lists of many lengths share a few statements`(length: Int, parameters: Int) {
        let ids = (1...length).map(UInt64.init)
        let sql: SQL = "id IN (\(list: ids))"
        #expect(sql.text == "id IN (" + Array(repeating: "?", count: parameters).joined(separator: ", ") + ")")
        #expect(sql.values.count == parameters)
        #expect(Set(sql.values.map { "\($0)" }) == Set(ids.map { "\(SQL.Value.uint($0))" }))
    }

    @Test(
        arguments: [
            ("SELECT 1", true), ("select\n1", true), (" \r\n\tSELECT(1)", true), ("/* a; b */ SELECT 1", true),
            ("-- first\n# second\nSELECT 1", true), ("((SELECT 1) UNION (SELECT 2))", true),
            ("WITH a AS (SELECT 1) SELECT * FROM a", true), ("SELECT 1 FOR UPDATE", true), ("SELECT ';'", true),
            ("WITH a AS (SELECT 1) DELETE FROM t", false), ("WITH a AS (SELECT 1)\nUPDATE t SET b = 1", false),
            ("SELECT 1 INTO OUTFILE '/tmp/x'", false), ("SELECTED", false), ("UPDATE t SET a = (SELECT 1)", false),
            ("/*!50000 DELETE */ SELECT 1", false), ("SELECT 1; DELETE FROM t", false), ("'SELECT'", false),
            ("DELETE FROM t -- SELECT", false), ("", false), ("(", false), ("-- SELECT 1", false),
        ] as [(SQL, Bool)])
    func `what may be run a second time is told by its words`(sql: SQL, mayRepeat: Bool) {
        #expect(sql.isPlainRead == mayRepeat)
    }

    @Test func `a literal without values is the statement itself`() {
        let sql: SQL = "SELECT 1"
        #expect(sql.text == "SELECT 1")
        #expect(sql.values.isEmpty)
    }
}

import Testing

@testable import MariaDB

@Suite struct ScriptTests {
    @Test(
        arguments: [
            ("", []),
            (" \n ; ;; \n", []),
            ("SELECT 1", ["SELECT 1"]),
            ("SELECT 1;\nSELECT 2;\n", ["SELECT 1", "SELECT 2"]),
            ("SELECT ';'; SELECT \";\"; SELECT `;`", ["SELECT ';'", "SELECT \";\"", "SELECT `;`"]),
            ("SELECT 'it''s;'; SELECT 2", ["SELECT 'it''s;'", "SELECT 2"]),
            ("SELECT 'a\\';b'; SELECT `a\\`; SELECT 3", ["SELECT 'a\\';b'", "SELECT `a\\`", "SELECT 3"]),
            ("-- a; comment\nSELECT 1; # b; 'c\n-- d", ["SELECT 1"]),
            ("/* a; 'b */ SELECT 1 /* c */; SELECT 2", ["SELECT 1", "SELECT 2"]),
            ("SELECT 5--1; SELECT 6", ["SELECT 5--1", "SELECT 6"]),
            ("/*!40101 SET a = 1 */; /*M!100 b */", ["/*!40101 SET a = 1 */", "/*M!100 b */"]),
            ("SELECT 'never closed; x", ["SELECT 'never closed; x"]),
            ("SELECT 'ends in \\", ["SELECT 'ends in \\"]),
            ("/* never closed", []),
            ("SELECT 'ü🐦;';\r\nSELECT 2", ["SELECT 'ü🐦;'", "SELECT 2"]),
        ] as [(String, [String])])
    func `a script falls into its statements`(text: String, statements: [String]) {
        #expect(Script(text).statements == statements)
    }
}

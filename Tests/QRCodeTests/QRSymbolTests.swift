import Testing

@testable import QRCode

@Suite struct QRSymbolTests {
    /// The dark modules of a path, read as an SVG renderer reads it.
    private func dark(_ symbol: QRSymbol) throws -> [[Bool]] {
        var rows = Array(repeating: Array(repeating: false, count: symbol.size), count: symbol.size)
        var rest = symbol.path[...]
        while let run = rest.prefixMatch(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (x, y, width) = try (
                #require(Int(run.output.1)), #require(Int(run.output.2)), #require(Int(run.output.3))
            )
            #expect(run.output.3 == run.output.4)
            for column in x..<x + width { rows[y][column] = true }
            rest = rest[run.range.upperBound...]
        }
        #expect(rest.isEmpty, "the path holds something else: \(rest.prefix(20))")
        return rows
    }

    @Test(arguments: ["a", "otpauth://totp/Martlet:ada?secret=GEZDGNBVGY3TQOJQ", String(repeating: "ä", count: 500)])
    func `a symbol has its three finders, its timing and its light border`(_ text: String) throws {
        let symbol = try QRSymbol(text)
        let rows = try dark(symbol)
        let width = symbol.size - 8
        // ISO/IEC 18004: 21 modules for the first version, four more for each.
        #expect(width >= 21 && (width - 17) % 4 == 0)
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for (x, y) in [(4, 4), (4, symbol.size - 11), (symbol.size - 11, 4)] {
            let found = (y..<y + 7).map { row in rows[row][x..<x + 7].map { $0 ? "1" : "0" }.joined() }
            #expect(found == finder, "at \(x), \(y)")
        }
        for place in 12..<symbol.size - 12 {
            #expect(rows[10][place] == (place % 2 == 0) && rows[place][10] == (place % 2 == 0))
        }
        let border = Array(0..<4) + Array(symbol.size - 4..<symbol.size)
        for edge in border {
            #expect(!rows[edge].contains(true))
            #expect(!rows.contains { $0[edge] })
        }
    }

    @Test func `other texts make other symbols, and the same text the same`() throws {
        #expect(try QRSymbol("a").path == QRSymbol("a").path)
        #expect(try QRSymbol("a").path != QRSymbol("b").path)
        #expect(try QRSymbol("a").path != QRSymbol("A").path)
    }

    @Test func `the longest text that fits has a symbol, and one longer is refused`() throws {
        #expect(try QRSymbol(String(repeating: "ä", count: 1165)).size == 177 + 8)
        #expect(throws: QRSymbolError.self) { try QRSymbol(String(repeating: "ä", count: 1166)) }
        #expect(throws: QRSymbolError.self) { try QRSymbol(String(repeating: "a", count: 1_000_000)) }
    }

    @Test(arguments: ["", "a\0b"]) func `a text that would be cut or vanish is refused`(_ text: String) {
        #expect(throws: QRSymbolError.self) { try QRSymbol(text) }
    }
}

import Foundation
import Logging
import Testing

@testable import Martlet

@Suite struct JSONLogHandlerTests {
    @Test func `V16.4.1: whatever is logged stays on its line and steers no terminal`() throws {
        let attack = "ada\r\n{\"level\":\"error\"}\u{1B}[2J\u{0}\u{85}\u{2028}\"\\"
        let line = JSONLogHandler.line(.notice, attack, ["from": attack, attack: "x"])
        #expect(
            line.hasSuffix("}\n") && line.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x85 })
        #expect(!line.contains("\u{2028}") && !line.contains("\u{1B}"))
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String], "one object")
        #expect(read["message"] == attack && read["from"] == attack && read[attack] == "x")
    }

    @Test func `V16.2.2: each line bears its time in UTC, its level and what happened`() throws {
        let line = JSONLogHandler.line(.error, "a request failed", ["request": "7"])
        let read = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(read.keys.sorted() == ["level", "message", "request", "time"])
        #expect(read["time"]?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    }
}

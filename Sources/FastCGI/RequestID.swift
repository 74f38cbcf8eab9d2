/// The name of a request in logs: 32 hexadecimal digits, as nginx's `$request_id`.
enum RequestID {
    /// Nil for anything that could not have come from the front server.
    static func checked(_ text: String) -> String? {
        text.utf8.count == 32 && text.utf8.allSatisfy(isDigit) ? text : nil
    }

    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return String(unsafeUninitializedCapacity: 32) { target in
            for half in 0..<2 {
                var bits = generator.next() as UInt64
                for digit in 0..<16 {
                    target[half * 16 + digit] = digits[Int(bits & 0xF)]
                    bits >>= 4
                }
            }
            return 32
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

/// Name-value pairs as FastCGI encodes them (specification 1.0, section 3.4): two lengths of one or four bytes each,
/// then the name, then the value.
enum ParameterBlock {
    /// Whether every length stays inside the block, and every pair survives as the C string `NAME=VALUE` that libfcgi
    /// makes of it: no NUL in either part, and a name without `=` that is not empty.
    static func isWellFormed(_ block: ArraySlice<UInt8>) -> Bool {
        var rest = block
        while !rest.isEmpty {
            guard let nameLength = takeLength(&rest), let valueLength = takeLength(&rest),
                nameLength > 0, nameLength <= rest.count, valueLength <= rest.count - nameLength
            else { return false }
            let name = rest.prefix(nameLength)
            let value = rest.dropFirst(nameLength).prefix(valueLength)
            guard !name.contains(UInt8(ascii: "=")), !name.contains(0), !value.contains(0) else { return false }
            rest = rest.dropFirst(nameLength + valueLength)
        }
        return true
    }

    private static func takeLength(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        guard first & 0x80 != 0 else { return Int(first) }
        guard let second = rest.popFirst(), let third = rest.popFirst(), let fourth = rest.popFirst()
        else { return nil }
        return Int(first & 0x7F) << 24 | Int(second) << 16 | Int(third) << 8 | Int(fourth)
    }
}

/// A character of Markdown that the parser must not see as such: it is replaced by a noncharacter (U+FDD0...U+FDEF,
/// which no text carries, section 23.7 of the Unicode Standard) and put back wherever it comes out.
enum HiddenCharacter {
    /// Appends what stands for `byte`, which is one of `hideable`.
    static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        guard let index = hideable.firstIndex(of: byte) else { return bytes.append(byte) }
        bytes.append(0xEF)
        bytes.append(0xB7)
        bytes.append(0x90 + UInt8(index))
    }

    /// Whether a noncharacter of the range starts at `index`.
    static func starts<Bytes: RandomAccessCollection>(at index: Int, in bytes: Bytes) -> Bool
    where Bytes.Element == UInt8, Bytes.Index == Int {
        bytes[index] == 0xEF && index + 2 < bytes.endIndex && bytes[index + 1] == 0xB7
            && bytes[index + 2] >= 0x90 && bytes[index + 2] <= 0xAF
    }

    /// Appends `bytes` with every hidden character put back.
    static func restore(_ bytes: UnsafeBufferPointer<UInt8>, into restored: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            if starts(at: index, in: bytes) {
                let place = Int(bytes[index + 2]) - 0x90
                if hideable.indices.contains(place) { restored.append(hideable[place]) }
                index += 3
            } else {
                restored.append(bytes[index])
                index += 1
            }
        }
    }

    private static let hideable = Array("[](>-+*.)_~`".utf8)
}

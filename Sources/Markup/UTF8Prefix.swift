extension String {
    /// At most `limit` bytes of UTF-8, none of them part of a character that is cut.
    func utf8Prefix(_ limit: Int) -> [UInt8] {
        var bytes = Array(utf8)
        guard bytes.count > limit else { return bytes }
        let isContinued = bytes[limit] & 0xC0 == 0x80
        bytes.removeSubrange(limit...)
        while isContinued, let last = bytes.popLast(), last & 0xC0 == 0x80 {}
        return bytes
    }
}

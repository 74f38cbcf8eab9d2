/// The network that a request came from: a /24 of IPv4 or a /64 of IPv6 (RFC 6177 gives one to a customer). Throttles
/// count networks, since their owners can take any address in them, and lists of sessions show them.
struct ClientNetwork: Hashable, Sendable {
    /// In the notation of RFC 4632 and RFC 4291: "192.0.2.0/24", "2001:db8:0:1::/64".
    let text: String

    /// - Parameter address: as the front server writes it. What is no address is a network of its own.
    init(of address: String) {
        text = Self.version4(address) ?? Self.version6(address) ?? String(address.utf8.prefix(60)) ?? ""
    }

    private static func version4(_ address: String) -> String? {
        let parts = address.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4, let a = parts[0], let b = parts[1], let c = parts[2], parts[3] != nil else {
            return nil
        }
        return "\(a).\(b).\(c).0/24"
    }

    private static func version6(_ address: String) -> String? {
        guard let groups = groups(address) else { return nil }
        // ::ffff:192.0.2.1 is an IPv4 address in IPv6's clothes (RFC 4291, section 2.5.5.2).
        if groups.prefix(6).elementsEqual([0, 0, 0, 0, 0, 0xFFFF]) {
            return "\(groups[6] >> 8).\(groups[6] & 255).\(groups[7] >> 8).0/24"
        }
        let network = groups.prefix(4)
        // The zeros behind the last other group are what "::" stands for (RFC 5952, section 4.2).
        let told = network.reversed().drop { $0 == 0 }.reversed()
        return told.map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    /// The eight groups of an address in any of its spellings.
    private static func groups(_ address: String) -> [UInt16]? {
        guard address.utf8.contains(UInt8(ascii: ":")), address.utf8.count <= 45 else { return nil }
        let halves = address.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = halves.first.flatMap(half) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = half(halves[1]), head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func half(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
                let bytes = part.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
                guard bytes.count == 4 else { return nil }
                groups.append(UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
                groups.append(UInt16(bytes[2]) << 8 | UInt16(bytes[3]))
            } else {
                guard part.utf8.count <= 4, let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}

/// From where a session is used, in words that its owner recognises.
package struct SessionPlace: Hashable, Sendable {
    /// Browser and system: "Firefox on Linux".
    package let device: String
    /// The network, not the address: "192.0.2.0/24".
    package let network: String

    package init(device: String = "", network: String = "") {
        self.device = device
        self.network = network
    }
}

/// A session as its owner sees it in a list.
package struct OpenSession: Hashable, Sendable {
    package let id: UInt64
    package let place: SessionPlace
    package let startedAt: Timestamp
    package let lastUsedAt: Timestamp

    package init(id: UInt64, place: SessionPlace, startedAt: Timestamp, lastUsedAt: Timestamp) {
        self.id = id
        self.place = place
        self.startedAt = startedAt
        self.lastUsedAt = lastUsedAt
    }
}

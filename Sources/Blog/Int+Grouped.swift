extension Int {
    /// As pages write it: "10,000". Of numbers that are not negative.
    package var grouped: String {
        self < 1000 ? "\(self)" : (self / 1000).grouped + "," + "\(self % 1000 + 1000)".dropFirst()
    }
}

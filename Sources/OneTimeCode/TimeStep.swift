/// The periods of 30 seconds since 1970 that authenticator apps count (RFC 6238, section 4: T, with X = 30 and T0 = 0).
package enum TimeStep {
    /// In seconds. RFC 6238, section 5.2, recommends it, and no app is sure to know another.
    package static let length: Int64 = 30

    /// The step of a moment in seconds since 1970; 0 for any before.
    package static func at(_ seconds: Int64) -> UInt64 { UInt64(max(0, seconds) / length) }

    /// The steps whose codes are taken at that moment: one before and one after its own, for clocks that are wrong and
    /// people who type slowly (RFC 6238, section 5.2, advises at most one step of delay). A code is good for 90 seconds
    /// at most.
    static func accepted(at seconds: Int64) -> ClosedRange<UInt64> {
        let own = at(seconds)
        return (own > 0 ? own - 1 : 0)...(own + 1)
    }
}

import Glibc
import Testing

@testable import Sodium

@Suite struct LowPriorityTests {
    private struct Failed: Error, Equatable {}

    private func niceLevel() -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

    @Test func `work runs below its caller, whose own priority stays`() throws {
        let own = niceLevel()
        #expect(try LowPriority.run { niceLevel() } == max(10, own))
        #expect(niceLevel() == own)
    }

    @Test func `the caller gets what the work returns or throws`() throws {
        #expect(try LowPriority.run { 6 * 7 } == 42)
        #expect(throws: Failed()) { try LowPriority.run { throw Failed() } }
    }
}

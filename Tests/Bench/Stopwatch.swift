import Glibc

/// Compares how long two pieces of work take: in time of the processor, since on a busy machine a clock on the wall
/// measures the others too.
enum Stopwatch {
    /// The median over rounds in which the two take turns.
    static func ratio(
        _ subject: (inout [UInt8]) -> Void, _ other: (inout [UInt8]) -> Void, rounds: Int = 15
    ) -> Double {
        var output: [UInt8] = []
        let times = repetitions(of: other, &output)
        let ratios = (0..<rounds).map { _ in
            let theirs = time(other, times, &output)
            return time(subject, times, &output) / theirs
        }
        return Double(Int(ratios.sorted()[rounds / 2] * 1000)) / 1000
    }

    /// Enough for some milliseconds.
    private static func repetitions(of work: (inout [UInt8]) -> Void, _ output: inout [UInt8]) -> Int {
        var times = 1
        while time(work, times, &output) < 0.004 { times *= 2 }
        return times
    }

    /// In seconds of this thread on a processor.
    private static func time(_ work: (inout [UInt8]) -> Void, _ times: Int, _ output: inout [UInt8]) -> Double {
        let start = processorTime()
        for _ in 0..<times {
            output.removeAll(keepingCapacity: true)
            work(&output)
        }
        return processorTime() - start
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

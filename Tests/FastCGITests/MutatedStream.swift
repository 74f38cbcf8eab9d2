/// What a damaged or malicious web server might send: the records of an honest request, then changed at random, as
/// records first and as bytes after that.
struct MutatedStream {
    private var records: [[UInt8]]

    private(set) var bytes: [UInt8] = []

    init(using generator: inout FixedRandom) {
        let size = [0, 1, 5, 300, 9_000, 40_000].randomElement(using: &generator) ?? 0
        var request = WireRequest(method: "POST", target: "/mutated", body: [UInt8](repeating: 0x78, count: size))
        if Bool.random(using: &generator) { request.length = "\(Int.random(in: 0...50_000, using: &generator))" }
        records = [Records.begin(flags: .random(in: 0...1, using: &generator))]
        records += request.parameters.map { Records.record(Records.params, Records.pair($0.0, $0.1)) }
        records.append(Records.record(Records.params))
        records += stride(from: 0, to: size, by: 8_000).map { start in
            Records.record(Records.stdin, Array(request.body[start..<min(start + 8_000, size)]), padding: 4)
        }
        records.append(Records.record(Records.stdin))

        for _ in 0..<Int.random(in: 0...3, using: &generator) { changeRecords(using: &generator) }
        bytes = records.flatMap { $0 }
        for _ in 0..<Int.random(in: 0...2, using: &generator) { changeBytes(using: &generator) }
    }

    private mutating func changeRecords(using generator: inout FixedRandom) {
        guard let place = records.indices.randomElement(using: &generator),
            let other = records.indices.randomElement(using: &generator)
        else { return }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: records.remove(at: place)
        case 1: records.insert(records[other], at: place)
        case 2: records.swapAt(place, other)
        case 3: records.insert(foreign(using: &generator), at: place)
        case 4: records = Array(records.prefix(place))
        case 5: records[place] = Array(records[place].prefix(.random(in: 0...8, using: &generator)))
        default:
            // A field of the header: version, type, id, lengths.
            let field = Int.random(in: 0..<7, using: &generator)
            if records[place].indices.contains(field) {
                records[place][field] = .random(in: 0...255, using: &generator)
            }
        }
    }

    private func foreign(using generator: inout FixedRandom) -> [UInt8] {
        let noise = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return BodyTests.forged
        case 1: return HostilePeerTests.crashes.randomElement(using: &generator) ?? []
        case 2:
            return Records.begin(id: .random(in: 0...3, using: &generator), role: .random(in: 0...4, using: &generator))
        case 3: return Records.record(Records.params, noise)
        case 4:
            return Records.record(
                .random(in: 0...12, using: &generator), id: .random(in: 0...2, using: &generator), noise)
        default: return noise
        }
    }

    private mutating func changeBytes(using generator: inout FixedRandom) {
        guard let place = bytes.indices.randomElement(using: &generator) else { return }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = .random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(.random(in: 0...255, using: &generator), at: place)
        default: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
        }
    }
}

import CMariaDB

/// The memory behind a statement's parameters. `mysql_stmt_bind_param` copies the array of `MYSQL_BIND` but not what
/// it points to, so all of that lives here, at addresses that stay until the statement is closed.
final class ParameterBlock {
    let count: Int
    private let binds: UnsafeMutablePointer<MYSQL_BIND>
    private let integers: UnsafeMutablePointer<UInt64>
    private let times: UnsafeMutablePointer<MYSQL_TIME>
    private let lengths: UnsafeMutablePointer<UInt>
    /// The text and bytes of one execution, one behind the other.
    private var contents: UnsafeMutableRawPointer
    private var capacity: Int

    /// How much of it is kept between executions.
    private static let keptCapacity = 64 * 1024
    /// Never nothing: to the library a buffer at `nil` is NULL, also for empty text.
    private static let smallestCapacity = 256

    init(count: Int) {
        self.count = count
        binds = .allocate(capacity: count)
        binds.initialize(repeating: MYSQL_BIND(), count: count)
        integers = .allocate(capacity: count)
        integers.initialize(repeating: 0, count: count)
        times = .allocate(capacity: count)
        times.initialize(repeating: MYSQL_TIME(), count: count)
        lengths = .allocate(capacity: count)
        lengths.initialize(repeating: 0, count: count)
        capacity = Self.smallestCapacity
        contents = .allocate(byteCount: capacity, alignment: 1)
    }

    deinit {
        binds.deallocate()
        integers.deallocate()
        times.deallocate()
        lengths.deallocate()
        contents.deallocate()
    }

    /// Calls `execute` with the binds of these values, which are valid until it returns.
    func withBinds(
        of values: [SQL.Value], _ execute: (UnsafeMutablePointer<MYSQL_BIND>) throws(MariaDBError) -> Void
    ) throws(MariaDBError) {
        guard values.count == count else {
            throw .refused("the statement has \(count) parameters and got \(values.count) values")
        }
        reserve(values.reduce(0) { $0 + $1.contentLength })
        defer { if capacity > Self.keptCapacity { replaceContents(capacity: Self.smallestCapacity) } }
        var end = contents
        for (index, value) in values.enumerated() {
            try bind(value, at: index, contentsEnd: &end)
        }
        try execute(binds)
    }

    private func bind(
        _ value: SQL.Value, at index: Int, contentsEnd: inout UnsafeMutableRawPointer
    ) throws(MariaDBError) {
        var bind = MYSQL_BIND()
        switch value {
        case .null:
            bind.buffer_type = MYSQL_TYPE_NULL
        case .int(let number):
            integers[index] = UInt64(bitPattern: number)
            bind.buffer_type = MYSQL_TYPE_LONGLONG
            bind.buffer = UnsafeMutableRawPointer(integers + index)
        case .uint(let number):
            integers[index] = number
            bind.buffer_type = MYSQL_TYPE_LONGLONG
            bind.is_unsigned = 1
            bind.buffer = UnsafeMutableRawPointer(integers + index)
        case .dateTime(let microseconds):
            guard let time = MYSQL_TIME(microseconds: microseconds) else {
                throw .refused("value \(index) is a date outside the years 1 to 9999")
            }
            times[index] = time
            bind.buffer_type = MYSQL_TYPE_DATETIME
            bind.buffer = UnsafeMutableRawPointer(times + index)
        case .text(var text):
            bind.buffer_type = MYSQL_TYPE_STRING
            bind.buffer = contentsEnd
            lengths[index] = text.withUTF8 { append(UnsafeRawBufferPointer($0), to: &contentsEnd) }
            bind.length = lengths + index
        case .bytes(let bytes):
            bind.buffer_type = MYSQL_TYPE_LONG_BLOB
            bind.buffer = contentsEnd
            lengths[index] = bytes.withUnsafeBytes { append($0, to: &contentsEnd) }
            bind.length = lengths + index
        }
        binds[index] = bind
    }

    /// The room was reserved: `contentLength` counts the same bytes.
    private func append(_ bytes: UnsafeRawBufferPointer, to end: inout UnsafeMutableRawPointer) -> UInt {
        if let start = bytes.baseAddress { end.copyMemory(from: start, byteCount: bytes.count) }
        end += bytes.count
        return UInt(bytes.count)
    }

    private func reserve(_ needed: Int) {
        if needed > capacity { replaceContents(capacity: max(needed, min(capacity * 2, Self.keptCapacity))) }
    }

    private func replaceContents(capacity: Int) {
        contents.deallocate()
        contents = .allocate(byteCount: capacity, alignment: 1)
        self.capacity = capacity
    }
}

extension SQL.Value {
    fileprivate var contentLength: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .null, .int, .uint, .dateTime: 0
        }
    }
}

extension MYSQL_TIME {
    fileprivate init?(microseconds: Int64) {
        let date = CivilDateTime(microseconds: microseconds)
        guard (1...9999).contains(date.year) else { return nil }
        self.init()
        year = UInt32(date.year)
        month = UInt32(date.month)
        day = UInt32(date.day)
        hour = UInt32(date.hour)
        minute = UInt32(date.minute)
        second = UInt32(date.second)
        second_part = UInt(date.microsecond)
        time_type = MYSQL_TIMESTAMP_DATETIME
    }
}

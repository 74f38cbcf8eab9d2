import CMariaDB

/// Where one value of the current row lies in the client library's own buffer, and how it is written there (MariaDB
/// manual, "Result Set Packets: Binary resultset row").
///
/// The library hands each value to a callback (`STMT_ATTR_CB_RESULT`), so that text of any size is read in place: no
/// buffer to be too small for it, none to grow with it.
struct Column {
    enum Format: UInt8 {
        case nothing, integer8, integer16, integer32, integer64, float32, float64
        case dateTime, time, decimal, text, bytes
    }

    private(set) var format = Format.nothing
    private(set) var isUnsigned = false
    /// `nil` is NULL.
    fileprivate(set) var start: UnsafePointer<UInt8>?
    fileprivate(set) var length = 0

    var isNull: Bool { start == nil }
    var contents: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: length) }

    init() {}

    init(_ field: MYSQL_FIELD) {
        format = Format(field)
        isUnsigned = field.flags & UInt32(UNSIGNED_FLAG) != 0
    }
}

extension Column.Format {
    /// The number of the character set `binary`, which marks bytes that are no text.
    private static let binaryCharacterSet: UInt32 = 63

    fileprivate init(_ field: MYSQL_FIELD) {
        switch field.type {
        case MYSQL_TYPE_NULL: self = .nothing
        case MYSQL_TYPE_TINY: self = .integer8
        case MYSQL_TYPE_SHORT, MYSQL_TYPE_YEAR: self = .integer16
        case MYSQL_TYPE_INT24, MYSQL_TYPE_LONG: self = .integer32
        case MYSQL_TYPE_LONGLONG: self = .integer64
        case MYSQL_TYPE_FLOAT: self = .float32
        case MYSQL_TYPE_DOUBLE: self = .float64
        case MYSQL_TYPE_DATE, MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP: self = .dateTime
        case MYSQL_TYPE_TIME: self = .time
        case MYSQL_TYPE_DECIMAL, MYSQL_TYPE_NEWDECIMAL: self = .decimal
        case MYSQL_TYPE_JSON: self = .text
        default: self = field.charsetnr == Self.binaryCharacterSet ? .bytes : .text
        }
    }

    /// The size of a value that has no length before it.
    fileprivate var fixedLength: Int? {
        switch self {
        case .nothing: 0
        case .integer8: 1
        case .integer16: 2
        case .integer32, .float32: 4
        case .integer64, .float64: 8
        case .dateTime, .time, .decimal, .text, .bytes: nil
        }
    }

    var name: String {
        switch self {
        case .nothing: "NULL"
        case .integer8, .integer16, .integer32, .integer64: "a whole number"
        case .float32, .float64: "a floating-point number"
        case .dateTime: "a date"
        case .time: "a time of day"
        case .decimal: "a DECIMAL"
        case .text: "text"
        case .bytes: "bytes"
        }
    }
}

/// Notes where a value lies and moves `row` behind it. Called by `mysql_stmt_fetch` once for each column in order;
/// `row` is `nil` for NULL.
func noteColumn(
    columns: UnsafeMutableRawPointer?, index: UInt32, row: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?
) {
    guard let column = columns?.assumingMemoryBound(to: Column.self).advanced(by: Int(index)) else { return }
    guard let row, let position = row.pointee else { return column.pointee.start = nil }
    if let length = column.pointee.format.fixedLength {
        column.pointee.start = UnsafePointer(position)
        column.pointee.length = length
        row.pointee = position + length
    } else {
        let (length, prefix) = readLength(position)
        column.pointee.start = UnsafePointer(position + prefix)
        column.pointee.length = length
        row.pointee = position + prefix + length
    }
}

/// A length in the protocol's form: one byte up to 250, else 2, 3 or 8 bytes after a byte that says which.
private func readLength(_ position: UnsafeMutablePointer<UInt8>) -> (length: Int, size: Int) {
    let rest = UnsafeRawPointer(position + 1)
    switch position.pointee {
    case 252: return (Int(UInt16(littleEndian: rest.loadUnaligned(as: UInt16.self))), 3)
    case 253: return (Int(position[1]) | Int(position[2]) << 8 | Int(position[3]) << 16, 4)
    case 254: return (Int(truncatingIfNeeded: UInt64(littleEndian: rest.loadUnaligned(as: UInt64.self))), 9)
    case let length: return (Int(length), 1)
    }
}

extension Column {
    /// The value of a whole number, extended to 64 bits; `nil` if it is not one. `DECIMAL` counts as one while it has
    /// no fraction: `SUM` of whole numbers gives it.
    var integer: (bits: UInt64, isNegative: Bool)? {
        guard let start else { return nil }
        let raw = UnsafeRawPointer(start)
        let signed: Int64
        switch format {
        case .integer8:
            if isUnsigned { return (UInt64(start.pointee), false) }
            signed = Int64(Int8(bitPattern: start.pointee))
        case .integer16:
            let bits = UInt16(littleEndian: raw.loadUnaligned(as: UInt16.self))
            if isUnsigned { return (UInt64(bits), false) }
            signed = Int64(Int16(bitPattern: bits))
        case .integer32:
            let bits = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
            if isUnsigned { return (UInt64(bits), false) }
            signed = Int64(Int32(bitPattern: bits))
        case .integer64:
            let bits = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
            return (bits, !isUnsigned && bits > UInt64(Int64.max))
        case .decimal:
            let digits = String(decoding: contents, as: UTF8.self)
            if let value = UInt64(digits) { return (value, false) }
            guard let value = Int64(digits) else { return nil }
            signed = value
        default: return nil
        }
        return (UInt64(bitPattern: signed), signed < 0)
    }

    /// Microseconds since 1970-01-01 00:00:00 UTC; `nil` if it is no date, or a day that there is not.
    var dateTime: Int64? {
        guard let start, format == .dateTime, length == 4 || length == 7 || length == 11 else { return nil }
        let raw = UnsafeRawPointer(start)
        var date = CivilDateTime(
            year: Int(UInt16(littleEndian: raw.loadUnaligned(as: UInt16.self))), month: Int(start[2]),
            day: Int(start[3]))
        if length >= 7 {
            date.hour = Int(start[4])
            date.minute = Int(start[5])
            date.second = Int(start[6])
        }
        if length == 11 {
            date.microsecond = Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 7, as: UInt32.self)))
        }
        return date.microseconds
    }
}

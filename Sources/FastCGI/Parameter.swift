internal import Glibc

/// One parameter of a request as libfcgi holds it: a C string `NAME=VALUE`, borrowed until the exchange is finished.
struct Parameter {
    /// Compared without making a `String` of it.
    struct Name {
        fileprivate let start: UnsafeRawPointer
        fileprivate let length: Int

        static func ~= (pattern: StaticString, name: Name) -> Bool {
            name.length == pattern.utf8CodeUnitCount && name.hasPrefix(pattern)
        }

        fileprivate func hasPrefix(_ prefix: StaticString) -> Bool {
            length >= prefix.utf8CodeUnitCount && memcmp(start, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
        }
    }

    let name: Name
    private let value: UnsafeRawBufferPointer

    /// Nil for a string without `=`.
    init?(_ string: UnsafePointer<CChar>) {
        guard let equals = strchr(string, Int32(UInt8(ascii: "="))) else { return nil }
        let start = UnsafeRawPointer(string)
        name = Name(start: start, length: start.distance(to: UnsafeRawPointer(equals)))
        value = UnsafeRawBufferPointer(start: equals + 1, count: strlen(equals + 1))
    }

    /// The value; bytes that are not UTF-8 come out as U+FFFD.
    var text: String { String(decoding: value, as: UTF8.self) }

    /// The name of the header field that the front server made this parameter of (RFC 3875, section 4.1.18):
    /// `HTTP_SEC_FETCH_SITE` gives `Sec-Fetch-Site`, in whatever case it is written. Nil for other parameters.
    var fieldName: String? {
        let prefix: StaticString = "HTTP_"
        guard name.hasPrefix(prefix) else { return nil }
        let letters = UnsafeRawBufferPointer(start: name.start, count: name.length).dropFirst(prefix.utf8CodeUnitCount)
        return String(unsafeUninitializedCapacity: letters.count) { target in
            var startsWord = true
            for (offset, byte) in letters.enumerated() {
                target[offset] =
                    switch byte {
                    case UInt8(ascii: "_"): UInt8(ascii: "-")
                    case UInt8(ascii: "A")...UInt8(ascii: "Z") where !startsWord: byte | 0x20
                    case UInt8(ascii: "a")...UInt8(ascii: "z") where startsWord: byte & ~0x20
                    default: byte
                    }
                startsWord = byte == UInt8(ascii: "_")
            }
            return letters.count
        }
    }
}

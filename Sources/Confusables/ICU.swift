internal import CICU

/// libicu refused: it has no memory, or its data is not installed.
package struct ConfusablesError: Error, CustomStringConvertible {
    package let description: String
}

/// libicu, as far as it is used here. What it opens is opened once for the process; using it changes nothing in it, so
/// that all threads share it (unicode/uspoof.h and unicode/unorm2.h say so).
enum ICU {
    private struct Opened<Handle>: @unchecked Sendable {
        let handle: Handle?
    }

    private static let checker = Opened(handle: open { martlet_spoof_open($0) })
    private static let composition = Opened(handle: open { martlet_nfc($0) })
    private static let folding = Opened(handle: open { martlet_nfkc_casefold($0) })

    /// What a text looks like (Unicode Technical Standard 39, section 4): equal for texts that look alike, and no text
    /// to be shown.
    static func skeleton(_ text: String) throws(ConfusablesError) -> String {
        try transform(text) { input, length, output, capacity, status in
            martlet_spoof_skeleton(checker.handle, input, length, output, capacity, status)
        }
    }

    /// Normalization Form C (Unicode Standard Annex 15).
    static func composed(_ text: String) throws(ConfusablesError) -> String {
        try normalized(text, to: composition.handle)
    }

    /// Without the differences of case, of width and style, and without invisible characters (the mapping
    /// NFKC_Casefold of the Unicode Standard, section 3.13).
    static func folded(_ text: String) throws(ConfusablesError) -> String {
        try normalized(text, to: folding.handle)
    }

    private static func normalized(_ text: String, to form: OpaquePointer?) throws(ConfusablesError) -> String {
        try transform(text) { input, length, output, capacity, status in
            martlet_normalize(form, input, length, output, capacity, status)
        }
    }

    private static func open<Handle>(_ open: (UnsafeMutablePointer<UErrorCode>) -> Handle?) -> Handle? {
        var status = U_ZERO_ERROR
        let handle = open(&status)
        return status.rawValue <= U_ZERO_ERROR.rawValue ? handle : nil
    }

    private typealias Function = (
        UnsafePointer<UInt16>?, Int32, UnsafeMutablePointer<UInt16>?, Int32, UnsafeMutablePointer<UErrorCode>
    ) -> Int32

    private static func transform(_ text: String, _ function: Function) throws(ConfusablesError) -> String {
        let input = Array(text.utf16)
        guard let length = Int32(exactly: input.count) else {
            throw ConfusablesError(description: "a text is too long for libicu")
        }
        // Most texts fit; what does not tells its length, and is asked for again.
        var output = [UInt16](repeating: 0, count: input.count + 16)
        for _ in 0..<2 {
            var status = U_ZERO_ERROR
            let count = Int(function(input, length, &output, Int32(clamping: output.count), &status))
            if status == U_BUFFER_OVERFLOW_ERROR {
                output = [UInt16](repeating: 0, count: count)
                continue
            }
            // Warnings are negative.
            guard status.rawValue <= U_ZERO_ERROR.rawValue else {
                throw ConfusablesError(description: "libicu failed with error \(status.rawValue)")
            }
            return String(decoding: output.prefix(count), as: UTF16.self)
        }
        throw ConfusablesError(description: "libicu does not know the length of a text")
    }
}

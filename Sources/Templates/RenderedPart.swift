/// Bytes that a template wrote, kept to be shown within other pages.
///
/// Only a template makes one (`Template.renderedPart`), so whatever is in it was escaped where it had to be: that is
/// why a field may write it as it is. A cache can bound itself by `byteCount`, which is what the part holds in memory,
/// but for the few words of an array.
@usableFromInline
package struct RenderedPart: Sendable {
    let bytes: [UInt8]

    @usableFromInline
    package var byteCount: Int { bytes.count }

    /// Copies what was written, so that no room is kept that growing has reserved.
    init(_ written: borrowing [UInt8]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(written.count)
        written.withUnsafeBufferPointer { bytes.append($0) }
        self.bytes = bytes
    }
}

internal import CCurl
internal import Glibc

/// What libcurl calls back into while it hands over one message. It lives at least as long as the transfer.
final class SMTPTransfer {
    private let message: [UInt8]
    private let isCancelled: @Sendable () -> Bool
    private var position = 0
    private(set) var dialogue = SMTPDialogue()

    init(_ message: [UInt8], isCancelled: @escaping @Sendable () -> Bool) {
        self.message = message
        self.isCancelled = isCancelled
    }

    func attach(to handle: CurlHandle) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_UPLOAD, 1)
        handle.setSize(CURLOPT_INFILESIZE_LARGE, message.count)
        handle.note(curl_set_reader(handle.pointer, Self.read, context))
        // The observer hears commands and answers only while libcurl is told to be verbose.
        handle.set(CURLOPT_VERBOSE, 1)
        handle.note(curl_set_observer(handle.pointer, Self.observe, context))
        handle.set(CURLOPT_NOPROGRESS, 0)
        handle.note(curl_set_progress(handle.pointer, Self.goesOn, context))
    }

    private static let read: curl_read_callback = { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let transfer = Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    private static let observe: curl_debug_callback = { _, kind, bytes, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
        let line = UnsafeRawBufferPointer(start: bytes, count: count)
        switch kind {
        case CURLINFO_HEADER_OUT: transfer.dialogue.sent(line)
        case CURLINFO_HEADER_IN: transfer.dialogue.received(line)
        default: break
        }
        return 0
    }

    /// Anything but 0 breaks the transfer off.
    private static let goesOn: curl_xferinfo_callback = { context, _, _, _, _ in
        guard let context else { return 0 }
        return Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue().isCancelled() ? 1 : 0
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = message[position...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        position += piece.count
        return piece.count
    }
}

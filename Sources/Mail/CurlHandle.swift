internal import CCurl

/// One transfer of libcurl. It belongs to the thread that made it.
final class CurlHandle {
    let pointer: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private(set) var firstFailure = CURLE_OK

    /// Prepares the library once for the process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    /// `nil` when there is no memory.
    init?() {
        guard Self.isReady, let pointer = curl_easy_init() else {
            words.deallocate()
            return nil
        }
        self.pointer = pointer
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        note(curl_set_buffer(pointer, CURLOPT_ERRORBUFFER, words))
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
        words.deallocate()
    }

    func set(_ option: CURLoption, _ value: Int) { note(curl_set_long(pointer, option, value)) }

    func set(_ option: CURLoption, _ value: String) { note(curl_set_text(pointer, option, value)) }

    func setSize(_ option: CURLoption, _ value: Int) { note(curl_set_size(pointer, option, curl_off_t(value))) }

    func set(_ option: CURLoption, list value: String) {
        guard let list = curl_slist_append(nil, value) else { return note(CURLE_OUT_OF_MEMORY) }
        lists.append(list)
        note(curl_set_list(pointer, option, list))
    }

    /// Keeps the first failure of a setter: a transfer with an option missing must not begin.
    func note(_ code: CURLcode) {
        if firstFailure == CURLE_OK { firstFailure = code }
    }

    func perform() -> CURLcode {
        firstFailure == CURLE_OK ? curl_easy_perform(pointer) : firstFailure
    }

    /// What libcurl says of a failure.
    func explanation(of code: CURLcode) -> String {
        let told = String(cString: words)
        if !told.isEmpty { return told }
        return curl_easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    }
}

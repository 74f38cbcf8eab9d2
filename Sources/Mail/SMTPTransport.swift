internal import CCurl

/// Hands messages to a mail server, each over a connection of its own. Any number of threads may use it at once.
///
/// The server must prove by its certificate that it is the one that was asked for, before it gets an account's password
/// or a message. Proxies and other settings in the environment of the process are not followed.
package struct SMTPTransport: MailTransport {
    private let server: SMTPServer
    private let isCancelled: @Sendable () -> Bool

    /// - Parameter isCancelled: asked about once a second during a transfer; `true` breaks it off.
    package init(_ server: SMTPServer, isCancelled: @escaping @Sendable () -> Bool = { false }) {
        self.server = server
        self.isCancelled = isCancelled
    }

    /// - Returns: the last answer of the server, which often tells the name that it gave the message.
    @discardableResult
    package func send(_ message: MailMessage) throws(MailError) -> String {
        guard let handle = CurlHandle() else { throw MailError(.temporary, "no memory for a connection") }
        let transfer = SMTPTransfer(message.bytes, isCancelled: isCancelled)
        configure(handle)
        handle.set(CURLOPT_MAIL_FROM, "<\(message.from.address)>")
        handle.set(CURLOPT_MAIL_RCPT, list: "<\(message.to.address)>")
        transfer.attach(to: handle)
        let code = withExtendedLifetime(transfer) { handle.perform() }
        guard code == CURLE_OK else { throw failure(code, handle, transfer.dialogue) }
        return transfer.dialogue.reply ?? ""
    }

    private func configure(_ handle: CurlHandle) {
        // The path of the URL is what the client calls itself.
        handle.set(CURLOPT_URL, "\(server)/\(server.ownName ?? "")")
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, server.connectTimeout)
        handle.set(CURLOPT_TIMEOUT_MS, server.timeout)
        // Otherwise a server that does not answer QUIT would hold the thread for two minutes.
        handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, server.timeout / 1000))
        handle.set(CURLOPT_USE_SSL, Int((server.encryption == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        if let authorities = server.certificateAuthorities { handle.set(CURLOPT_CAINFO, authorities) }
        if !server.user.isEmpty {
            handle.set(CURLOPT_USERNAME, server.user)
            handle.set(CURLOPT_PASSWORD, server.password)
        }
    }

    private func failure(_ code: CURLcode, _ handle: CurlHandle, _ dialogue: SMTPDialogue) -> MailError {
        if code == CURLE_ABORTED_BY_CALLBACK { return MailError(.temporary, "broken off because the site stops") }
        let words = handle.explanation(of: code)
        guard let reply = dialogue.reply, let number = dialogue.code, number >= 400 else {
            return MailError(.temporary, words)
        }
        let place = dialogue.command.isEmpty ? "greeted" : "answered \(dialogue.command)"
        return MailError(dialogue.isPermanentRefusal ? .permanent : .temporary, "the server \(place) with \(reply)")
    }
}

/// The header of a message or of a part of one.
struct MailHeader {
    private var text = ""

    /// A field whose line is folded between words so that it has at most 78 bytes, where the words allow that
    /// (RFC 5322, sections 2.1.1 and 2.2.3). The words hold no line ends: see ``HeaderText`` and ``Mailbox``.
    mutating func add(_ name: String, _ words: [String]) {
        text += name + ":"
        var column = name.utf8.count + 1
        for (index, word) in words.enumerated() {
            // A fold right behind the name would leave a line that some readers take for an empty field.
            if index > 0, column + 1 + word.utf8.count > 78 {
                text += "\r\n"
                column = 0
            }
            text += " " + word
            column += 1 + word.utf8.count
        }
        text += "\r\n"
    }

    /// With the empty line that ends it.
    var bytes: [UInt8] { Array((text + "\r\n").utf8) }
}

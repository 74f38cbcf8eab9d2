internal import HTTP
internal import Sodium

/// What somebody typed into a form that could not be taken before its sender had logged in, or proved who is there.
struct ParkedForm {
    /// The account that sent it, when that was known: nobody else is shown it.
    let account: UInt64?
    let fields: Form

    /// Seconds for which it waits.
    static let lifetime = 2 * 3_600

    init(account: UInt64?, fields: Form) {
        self.account = account
        self.fields = fields
    }

    /// What was typed into a form: no secrets, and nothing that acts, such as the button that was pressed.
    static func typed(_ form: Form) -> Form {
        Form(form.fields.filter { !isSecret($0.name) && !commands.contains($0.name) })
    }

    /// A field that holds no more than the version of what it changes, or whom it answers, is not worth keeping alone.
    static func isWorthKeeping(_ form: Form) -> Bool {
        form.fields.contains { !companions.contains($0.name) && !$0.value.isEmpty }
    }

    private static func isSecret(_ name: String) -> Bool {
        name.lowercased().split { "_-.".contains($0) }.contains { secrets.contains(String($0)) }
    }

    private static let secrets: Set<String> = [
        "current", "password", "passwords", "code", "codes", "key", "keys", "token", "secret", "challenge",
        "credential",
        "assertion", "attestation", "signature", "response", "passkey",
    ]
    private static let commands: Set<String> = [
        "action", "confirmed", "id", "ids", "intent", "listed", "next", "scope", "session", "shown",
    ]
    private static let companions: Set<String> = ["comments", "parent", "seen", "status", "version"]
}

// As bytes to be sealed: the account in a line of its own, then the fields as a form sends them.
extension ParkedForm {
    var bytes: [UInt8] {
        let fields = fields.fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        return Array(((account.map { "\($0)" } ?? "") + "\n" + fields.joined(separator: "&")).utf8)
    }

    /// Reads what ``bytes`` wrote.
    init?(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let fields = try? Form(urlEncoded: parts[1]) else { return nil }
        self.init(account: UInt64(String(decoding: parts[0], as: UTF8.self)), fields: fields)
    }
}

/// The secret of a browser with parked forms. What is parked for one address has a name and a key that follow from it, so
/// that many forms can wait at once, and each is found from its own page alone.
struct ParkingSpace {
    private let secret: Token
    private let address: String

    /// - Parameter address: of the page in which the form stands.
    init(_ secret: Token, at address: String) {
        self.secret = secret
        self.address = address
    }

    /// What the row is found by.
    var digest: [UInt8] { secret.derived(for: "place of a parked form \(address)").digest }

    /// What all rows of the browser are found by.
    var browser: [UInt8] { Self.browser(secret) }

    static func browser(_ secret: Token) -> [UInt8] { secret.derived(for: "browser of parked forms").digest }

    func seal(_ form: ParkedForm) throws -> [UInt8] { try key.seal(form.bytes, for: Self.purpose) }

    func open(_ sealed: [UInt8]) -> ParkedForm? { key.open(sealed, for: Self.purpose).flatMap { ParkedForm($0) } }

    private var key: SecretKey { SecretKey(secret.derived(for: "key of a parked form \(address)")) }

    private static let purpose = "parked form"
}

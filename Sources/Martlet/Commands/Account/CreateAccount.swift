import ArgumentParser
import Blog
import BlogStore

struct CreateAccount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes an account without a password. Prints a link to choose one with, and mails it to its owner.")

    @Argument(help: "The name to log in by: letters, digits, dots, hyphens and underscores.", transform: Self.name)
    var name: AccountName

    @Option(help: "The address that the account has from the start.", transform: Self.address)
    var email: EmailAddress

    @Option(help: "reader, author, editor or administrator.")
    var role = Role.reader

    @Option(help: "The name that others see; left out, it is the one to log in by.", transform: Self.displayName)
    var displayName: DisplayName?

    func run() throws {
        let desk = try AccountDesk()
        do {
            let account = try desk.store.accounts.create(
                name: name, displayName: displayName?.text ?? name.text, email: email, passwordHash: nil, role: role,
                now: desk.now)
            print("The account \(account.name) is there, with the role \(role.rawValue).")
            try desk.printPasswordLink(for: account)
        } catch StoreError.nameTaken {
            throw CommandFailure("The name \(name.text) is taken, or looks like one that is.")
        } catch StoreError.emailTaken {
            throw CommandFailure("There is an account with the address \(email.text) already.")
        }
    }

    private static func name(_ text: String) throws -> AccountName {
        guard let name = AccountName(text) else {
            throw ValidationError(
                "a name has 2 to \(AccountName.limit) letters, digits, dots, hyphens or underscores, and begins with a letter or digit."
            )
        }
        return name
    }

    private static func address(_ text: String) throws -> EmailAddress {
        guard let address = EmailAddress(text) else {
            throw ValidationError("an e-mail address is like name@example.org.")
        }
        return address
    }

    private static func displayName(_ text: String) throws -> DisplayName {
        do { return try DisplayName(text) } catch { throw ValidationError(error.message) }
    }
}

import ArgumentParser
import Blog

struct RemoveSecondFactor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-second-factor",
        abstract:
            "Lets somebody in again who has lost the app, the passkeys and the recovery codes: the password is enough.",
        discussion:
            "Make sure first that the request comes from them. All sessions of the account end, and a mail tells of it."
    )

    @OptionGroup var account: NamedAccount

    func run() throws {
        let desk = try AccountDesk()
        let account = try desk.account(account.name)
        let isChanged = try desk.removeSecondFactors(of: account)
        print(
            isChanged
                ? "\(account.name) logs in with the password alone now." : "\(account.name) has no second factor.")
    }
}

import ArgumentParser

struct ResetPassword: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Prints a link to choose a new password with. An earlier link is then void; the password is not.",
        discussion: "An account without an e-mail address gets one too: hand it over to nobody but its owner.")

    @OptionGroup var account: NamedAccount

    func run() throws {
        let desk = try AccountDesk()
        try desk.printPasswordLink(for: desk.account(account.name))
    }
}

import ArgumentParser
import Blog

struct AccountCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Makes accounts and looks after them.",
        discussion: """
            Whoever runs the site needs no account for it. Nobody's password is chosen or shown here: its owner chooses \
            one with a link that works once, within an hour, or within a day if it is the first.
            """,
        subcommands: [
            CreateAccount.self, ListAccounts.self, ChangeRole.self, ResetPassword.self, RemoveSecondFactor.self,
            DisableAccount.self, EnableAccount.self,
        ])
}

extension Role: ExpressibleByArgument {}

/// The name of an account that is there, as each command about one takes it.
struct NamedAccount: ParsableArguments {
    @Argument(help: "The account's name, or its e-mail address.")
    var name: String
}

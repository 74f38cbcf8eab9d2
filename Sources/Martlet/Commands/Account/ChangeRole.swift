import ArgumentParser
import Blog

struct ChangeRole: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role",
        abstract: "Gives an account another role. A higher one ends its sessions, a lower one counts at once.")

    @OptionGroup var account: NamedAccount

    @Argument(help: "reader, author, editor or administrator.")
    var role: Role

    func run() throws {
        let desk = try AccountDesk()
        let account = try desk.account(account.name)
        let isChanged = try desk.apply(.role(role), to: account)
        print("\(account.name) has the role \(role.rawValue)\(isChanged ? " now" : " already").")
    }
}

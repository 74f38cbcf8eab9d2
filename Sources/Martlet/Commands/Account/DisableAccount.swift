import ArgumentParser
import Blog

struct DisableAccount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Keeps somebody out: ends all sessions of the account, and lets nobody log in with it.")

    @OptionGroup var account: NamedAccount

    func run() throws {
        let desk = try AccountDesk()
        let account = try desk.account(account.name)
        let isChanged = try desk.apply(.suspend, to: account)
        print("\(account.name) is disabled\(isChanged ? " now" : " already").")
    }
}

struct EnableAccount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Lets somebody log in again whose account was disabled.")

    @OptionGroup var account: NamedAccount

    func run() throws {
        let desk = try AccountDesk()
        let account = try desk.account(account.name)
        let isChanged = try desk.apply(.reinstate, to: account)
        print("\(account.name) is enabled\(isChanged ? " now" : " already").")
    }
}

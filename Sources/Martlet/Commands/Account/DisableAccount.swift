import ArgumentParser
import Blog

struct DisableAccount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Suspends an account: ends all its sessions, and lets nobody log in with it.")

    @OptionGroup var account: NamedAccount

    func run() throws {
        let desk = try AccountDesk()
        let account = try desk.account(account.name)
        let isChanged = try desk.apply(.suspend, to: account)
        print("\(account.name) is suspended\(isChanged ? " now" : " already"), and cannot log in.")
    }
}

struct EnableAccount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Lifts the suspension of an account, so that its owner can log in again.")

    @OptionGroup var account: NamedAccount

    func run() throws {
        let desk = try AccountDesk()
        let account = try desk.account(account.name)
        let isChanged = try desk.apply(.reinstate, to: account)
        print("\(account.name) \(isChanged ? "is no longer suspended" : "was not suspended").")
    }
}

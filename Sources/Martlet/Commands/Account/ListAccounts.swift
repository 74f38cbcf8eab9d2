import ArgumentParser
import Blog
import BlogSite
import BlogStore

struct ListAccounts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Prints the accounts, newest first.",
        discussion: """
            One a line: name, role, state, e-mail address and the day it was last seen, separated by tabs. What there is \
            none of is a hyphen.
            """)

    @Option(help: "Those with this role alone.")
    var role: Role?

    private static let portion = 500

    func run() throws {
        let desk = try AccountDesk()
        var last: UInt64?
        repeat {
            let accounts = try desk.store.accounts.list(role: role, after: last, limit: Self.portion, now: desk.now)
            for account in accounts { print(Self.line(account)) }
            last = accounts.count == Self.portion ? accounts.last?.account.id : nil
        } while last != nil
    }

    private static func line(_ overview: AccountOverview) -> String {
        let day = overview.lastSeenAt.map { time in
            let date = CalendarDate(time)
            return [date.year, date.month, date.day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
        }
        let fields = [
            overview.account.name, overview.account.role.rawValue, overview.state.words,
            overview.details.email?.text ?? "-", day ?? "-",
        ]
        return fields.joined(separator: "\t")
    }
}

extension AccountOverview.State {
    fileprivate var words: String {
        switch self {
        case .active: "active"
        case .suspended: "suspended"
        case .withoutPassword: "without password"
        }
    }
}

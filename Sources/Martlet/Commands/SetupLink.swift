import ArgumentParser
import Blog
import BlogStore
import MariaDB
import Sodium

struct SetupLink: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup-link",
        abstract: "Prints a link that makes the first administrator, once, within a day. An earlier link is then void.")

    func run() throws {
        let configuration = try Configuration(Environment())
        let store = Store(Connection(configuration.database))
        guard try !store.setup.administratorExists() else {
            print("There is an administrator already.")
            return
        }
        let token = try Token()
        try store.setup.issueLink(token.digest, expires: SystemClock.now().advanced(bySeconds: 86_400))
        print("\(configuration.baseURL)/setup?key=\(token.text)")
    }
}

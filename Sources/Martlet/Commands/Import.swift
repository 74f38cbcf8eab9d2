import ArgumentParser

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the content of another blog in.", subcommands: [ImportWordPress.self])
}

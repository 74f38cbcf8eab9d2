import ArgumentParser

struct Permissions: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints who may do what, as a page in Markdown.")

    func run() throws { print(PermissionsArticle.text, terminator: "") }
}

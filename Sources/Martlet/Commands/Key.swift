import ArgumentParser
import Sodium

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a new key for MARTLET_KEY_FILE. Keep it apart from the database, and do not lose it.")

    func run() throws {
        print(try SecretKey().text)
    }
}

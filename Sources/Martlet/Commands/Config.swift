import ArgumentParser

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints every environment variable with its value and its meaning, and says what is wrong with them.")

    func run() throws {
        let environment = Environment()
        for variable in Configuration.variables {
            print("# \(variable.meaning)\n# Default: \(variable.default.isEmpty ? "empty" : variable.default)")
            print("\(variable.name)=\(environment[variable.name])\n")
        }
        _ = try Configuration(environment)
    }
}

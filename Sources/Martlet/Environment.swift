import Glibc

/// The environment variables of Martlet, with the default of each that is not set.
struct Environment {
    private let values: [String: String]

    /// Reads the environment of the process, or what stands for it.
    init(reading value: (String) -> String? = { name in getenv(name).map { String(cString: $0) } }) {
        var values: [String: String] = [:]
        for variable in Configuration.variables {
            values[variable.name] = value(variable.name) ?? variable.default
        }
        self.values = values
    }

    subscript(name: String) -> String { values[name] ?? "" }

    func parsed<Value>(_ name: String, _ parse: (String) -> Value?) throws -> Value {
        guard let value = parse(self[name]) else {
            let meaning = Configuration.variables.first { $0.name == name }?.meaning ?? ""
            throw CommandFailure("\(name) is “\(self[name])”, which makes no sense. \(meaning)")
        }
        return value
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(self[name]), range.contains(number) else {
            throw CommandFailure(
                "\(name) is “\(self[name])”; it takes a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

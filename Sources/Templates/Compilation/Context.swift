/// A level of the context stack, seen from an inner one: what can be captured from it.
protocol Context: AnyObject {
    var identity: ObjectIdentifier { get }
    var modelName: String { get }
    var fieldNames: [String] { get }
    var part: any AnyObject & Sendable { get }

    /// The kind of a field.
    func kind(at path: [String]) throws(LookupFailure) -> FieldKind
    /// Each returns the index where the value is kept while this model is entered.
    func captureText(at path: [String]) throws(LookupFailure) -> Int
    func captureTest(at path: [String]) throws(LookupFailure) -> Int
    func captureSection(at path: [String], _ body: SectionBody) throws(LookupFailure) -> Int
    /// Makes the code ready to run.
    func link()
}

/// A dotted name that leads nowhere.
struct LookupFailure: Error {
    let message: String
}

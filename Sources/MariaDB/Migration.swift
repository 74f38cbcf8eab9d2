package struct Migration: Sendable {
    package init(number: Int, name: String, sql: [UInt8]) {}
}

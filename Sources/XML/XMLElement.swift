/// The start of an element: its name in its namespace (Namespaces in XML 1.0), its attributes and where it stands.
package struct XMLElement: Hashable, Sendable {
    /// An attribute in its namespace; declarations of namespaces are none.
    package struct Attribute: Hashable, Sendable {
        /// Empty for an attribute without prefix.
        package let namespace: String
        package let name: String
        package let value: String
    }

    /// Empty for an element in no namespace.
    package let namespace: String
    /// The local name.
    package let name: String
    package let attributes: [Attribute]
    /// Exact up to line 65,534; beyond, libxml2 keeps lines only beside text, and this may be some lines off.
    package let line: Int

    /// The value of the attribute of that name in no namespace.
    package subscript(attribute: String) -> String? {
        attributes.first { $0.namespace.isEmpty && $0.name == attribute }?.value
    }
}

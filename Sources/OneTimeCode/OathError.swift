internal import COath

/// liboath could not compute a code: there was no memory for it, since nothing else can be wrong with what it is given.
package struct OathError: Error, CustomStringConvertible {
    let code: Int32

    package var description: String {
        guard let name = oath_strerror_name(code) else { return "liboath failed with \(code)" }
        return "liboath failed with \(String(cString: name))"
    }
}

/// Undoes the character references of HTML: `&amp;`, `&#8217;`, `&#x2019;`.
enum CharacterReferences {
    /// What is no reference, or one that is not known, stays as it is.
    static func decoded(_ html: String) -> String {
        guard html.utf8.contains(UInt8(ascii: "&")) else { return html }
        var text = ""
        var rest = html[...]
        while let start = rest.firstIndex(of: "&") {
            text += rest[..<start]
            let after = rest.index(after: start)
            // The longest name has eight letters, the longest number of a code point seven digits.
            if let end = rest[after...].prefix(12).firstIndex(of: ";"), let scalar = scalar(for: rest[after..<end]) {
                text.unicodeScalars.append(scalar)
                rest = rest[rest.index(after: end)...]
            } else {
                text.append("&")
                rest = rest[after...]
            }
        }
        return text + rest
    }

    private static func scalar(for reference: Substring) -> Unicode.Scalar? {
        guard reference.first == "#" else { return names[String(reference)] }
        let number = reference.dropFirst()
        let value =
            number.first == "x" || number.first == "X"
            ? UInt32(number.dropFirst(), radix: 16) : UInt32(number, radix: 10)
        guard let value, value != 0 else { return nil }
        // HTML, section 13.2.5.80: these numbers stand for the characters of Windows-1252.
        if let place = windows1252.indices.first(where: { value == 0x80 + UInt32($0) }), windows1252[place] != " " {
            return windows1252[place]
        }
        return Unicode.Scalar(value)
    }

    private static let windows1252 = Array("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars)

    /// The names of HTML 4 (section 24), whose characters mostly follow each other.
    private static let names: [String: Unicode.Scalar] = {
        let runs: [(first: UInt32, names: String)] = [
            (
                0xA0,
                """
                nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
                acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde \
                Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute \
                Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde \
                auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
                ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
                """
            ),
            (
                0x391,
                """
                Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau \
                Upsilon Phi Chi Psi Omega
                """
            ),
            (
                0x3B1,
                """
                alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma \
                tau upsilon phi chi psi omega
                """
            ),
            (0x2190, "larr uarr rarr darr harr"),
            (0x2018, "lsquo rsquo sbquo - ldquo rdquo bdquo - dagger Dagger bull"),
            (0x2013, "ndash mdash"), (0x2032, "prime Prime"), (0x2039, "lsaquo rsaquo"), (0x2264, "le ge"),
            (0x22, "quot"), (0x26, "amp apos"), (0x3C, "lt - gt"), (0x152, "OElig oelig"), (0x160, "Scaron scaron"),
            (0x178, "Yuml"), (0x192, "fnof"), (0x2C6, "circ"), (0x2DC, "tilde"), (0x2002, "ensp emsp"),
            (0x2009, "thinsp"), (0x200C, "zwnj zwj lrm rlm"), (0x2026, "hellip"), (0x2030, "permil"),
            (0x203E, "oline"), (0x2044, "frasl"), (0x20AC, "euro"), (0x2122, "trade"), (0x2200, "forall - part exist"),
            (0x2211, "sum minus"), (0x221A, "radic"), (0x221E, "infin"), (0x2248, "asymp"), (0x2260, "ne equiv"),
            (0x25CA, "loz"), (0x2660, "spades - - clubs - hearts diams"),
        ]
        var names: [String: Unicode.Scalar] = [:]
        for run in runs {
            for (offset, name) in run.names.split(separator: " ").enumerated() where name != "-" {
                names[String(name)] = Unicode.Scalar(run.first + UInt32(offset))
            }
        }
        return names
    }()
}

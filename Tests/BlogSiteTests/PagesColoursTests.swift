import Foundation
import Testing

/// The colours of the stylesheet against WCAG 2.2, success criteria 1.4.3 (text, 4.5) and 1.4.11 (edges and marks, 3).
@Suite struct PagesColoursTests {
    @Test(arguments: ["light", "dark"]) func `text stands out from its ground`(scheme: String) throws {
        let colours = try Palette(scheme: scheme)
        let pairs = [
            ("ink", "paper"), ("ink", "raised"), ("soft", "paper"), ("soft", "raised"), ("accent", "paper"),
            ("accent", "raised"), ("on-accent", "accent"), ("wrong", "paper"), ("wrong", "raised"),
            ("wrong", "wrong-field"), ("ink", "wrong-field"), ("right", "paper"), ("right", "raised"),
            ("ink", "right-field"), ("accent", "right-field"), ("accent", "wrong-field"), ("wait", "paper"),
            ("wait", "raised"), ("ink", "wait-field"), ("paper", "ink"), ("paper", "wrong"),
        ]
        for (text, ground) in pairs {
            let contrast = try colours.contrast(text, ground)
            #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
        }
    }

    @Test(arguments: ["light", "dark"]) func `the edges of fields and the marks of notices can be seen`(
        scheme: String
    ) throws {
        let colours = try Palette(scheme: scheme)
        for (mark, ground) in [
            ("edge", "paper"), ("edge", "raised"), ("edge", "wait-field"), ("wrong", "wrong-field"),
            ("right", "right-field"), ("wait", "wait-field"), ("accent", "paper"),
        ] {
            let contrast = try colours.contrast(mark, ground)
            #expect(contrast >= 3, "\(mark) on \(ground): \(contrast)")
        }
    }

    @Test func `black on white has the contrast that the standard says`() {
        #expect(abs(Palette.contrast(0xFFFFFF, 0x000000) - 21) < 0.001)
        #expect(abs(Palette.contrast(0x777777, 0xFFFFFF) - 4.478) < 0.001)
    }
}

/// The colours that the stylesheet names, in one scheme.
private struct Palette {
    private let colours: [String: Int]

    /// The light colours come first in the file; the dark ones replace them.
    init(scheme: String) throws {
        let sheet = try String(contentsOf: Specimen.assets.appending(path: "martlet.css"), encoding: .utf8)
        let blocks = sheet.matches(of: /:root \{([^}]*)\}/).prefix(scheme == "dark" ? 2 : 1)
        var colours: [String: Int] = [:]
        for block in blocks {
            for colour in block.output.1.matches(of: /--([a-z-]+): #([0-9a-f]{6});/) {
                colours[String(colour.output.1)] = Int(colour.output.2, radix: 16)
            }
        }
        self.colours = colours
    }

    func contrast(_ first: String, _ second: String) throws -> Double {
        Self.contrast(try #require(colours[first]), try #require(colours[second]))
    }

    static func contrast(_ first: Int, _ second: Int) -> Double {
        let (light, dark) = (max(luminance(first), luminance(second)), min(luminance(first), luminance(second)))
        return (light + 0.05) / (dark + 0.05)
    }

    private static func luminance(_ colour: Int) -> Double {
        0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour)
    }

    /// One channel without the gamma of sRGB.
    private static func linear(_ channel: Int) -> Double {
        let value = Double(channel & 255) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

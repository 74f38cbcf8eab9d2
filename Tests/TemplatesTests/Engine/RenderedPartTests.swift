import Templates
import Testing

struct RenderedPartTests {
    private let inner: Template<Note>

    init() throws {
        inner = try TemplateLibrary(["note": "<p>{{text}}</p>"]).template("note", for: Note.self)
    }

    @Test func `a part is written as it is, by either raw tag`() throws {
        let holder = Holder(part: inner.renderedPart(Note(text: "a & b < ü")))
        #expect(try render("[{{{part}}}|{{&part}}]", holder) == "[<p>a &amp; b &lt; ü</p>|<p>a &amp; b &lt; ü</p>]")
    }

    @Test func `a missing part writes nothing and is shown by no section`() throws {
        let template = "[{{{part}}}{{#part}}yes{{/part}}{{^part}}no{{/part}}]"
        #expect(try render(template, Holder(part: nil)) == "[no]")
        let empty = try TemplateLibrary(["empty": ""]).template("empty", for: Note.self)
        #expect(try render(template, Holder(part: empty.renderedPart(Note(text: "unused")))) == "[no]")
    }

    @Test func `the implicit iterator of its section is the part`() throws {
        let holder = Holder(part: inner.renderedPart(Note(text: "x")))
        #expect(try render("{{#part}}[{{{.}}}]{{/part}}", holder) == "[<p>x</p>]")
    }

    @Test func `an inner model writes the part of an outer one`() throws {
        let holder = Holder(part: inner.renderedPart(Note(text: "x")), notes: [Note(text: "1"), Note(text: "2")])
        #expect(
            try render("{{#notes}}{{text}}{{{part}}}{{#part}}!{{/part}} {{/notes}}", holder)
                == "1<p>x</p>! 2<p>x</p>! ")
        #expect(try render("{{#notes}}{{{part}}}{{^part}}-{{/part}}{{/notes}}", Holder(notes: [Note(text: "")])) == "-")
    }

    @Test func `a part can be reached through another model`() throws {
        let holder = Holder(part: inner.renderedPart(Note(text: "x")))
        #expect(try render("{{{holder.part}}}", Outer(holder: holder)) == "<p>x</p>")
        #expect(try render("[{{{holder.part}}}]", Outer(holder: nil)) == "[]")
        #expect(try render("{{{part}}}", Lifting(holder: holder)) == "<p>x</p>")
    }

    @Test func `its size is told in bytes`() {
        #expect(inner.renderedPart(Note(text: "ü&")).byteCount == "<p>ü&amp;</p>".utf8.count)
    }

    @Test func `a part cannot be written escaped`() {
        #expect(
            problems(of: "\n {{part}}", for: Holder.self)
                == ["main.mustache:2:2: \"part\" is html: write {{{part}}}"])
    }
}

private struct Note: TemplateModel {
    let text: String

    static let fields: [Field<Note>] = [.text("text") { $0.text }]
}

private struct Holder: TemplateModel {
    var part: RenderedPart?
    var notes: [Note] = []

    static let fields: [Field<Holder>] = [.rendered("part") { $0.part }, .many("notes") { $0.notes }]
}

private struct Outer: TemplateModel {
    let holder: Holder?

    static let fields: [Field<Outer>] = [.one("holder") { $0.holder }]
}

private struct Lifting: TemplateModel {
    let holder: Holder

    static var fields: [Field<Lifting>] { Holder.fields.map { $0.lifted { $1($0.holder) } } }
}
